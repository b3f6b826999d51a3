@echo off
rem Starts manymoons with the options that its Java virtual machine needs.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 %MANYMOONS_OPTS% -cp "%~dp0..\lib\*" org.manymoons.Manymoons %*
exit /b %ERRORLEVEL%
