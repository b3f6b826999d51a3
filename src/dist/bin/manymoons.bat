@echo off
rem Starts manymoons with the options that its Java virtual machine needs. The machine's own first line, a warning of the module
rem for vectors, is left as it is.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME:"=%\bin\java"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 goto missing
"%JAVA%" --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 %MANYMOONS_OPTS% -cp "%~dp0..\lib\*" org.manymoons.Manymoons %*
exit /b %ERRORLEVEL%

:missing
>&2 echo manymoons: no Java found ("%JAVA%"); install a JDK, 17 or newer, or set JAVA_HOME
exit /b 1
