@echo off
rem Starts manymoons with the options that its Java virtual machine needs. The machine's own first line, a warning of the module
rem for vectors, is left as it is.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME:"=%\bin\java"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 goto missing
set "OPTIONS=--add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED -Dorg.bytedeco.javacpp.maxPhysicalBytes=0"
rem Commands that end within seconds would spend most of them on compiling what hardly runs.
for %%c in (inspect compare polish data report schema -h --help -V --version) do if "%~1"=="%%c" set "OPTIONS=%OPTIONS% -XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000 -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000"
rem Who sets options may choose a collector.
if not defined MANYMOONS_OPTS set "OPTIONS=%OPTIONS% -XX:+UseSerialGC"
rem The classes, parsed and verified once, in a file beside the jars if that folder may be written. Java leaves it alone where it
rem does not fit, but would crash on one that is cut off: its size lies beside it. After a change of Java it can be deleted, and is
rem made again.
set "CLASSES=%~dp0..\lib\classes.jsa"
set "SIZE="
if exist "%CLASSES%.size" set /p SIZE=<"%CLASSES%.size"
for %%f in ("%CLASSES%") do if "%%~zf"=="%SIZE%" if defined SIZE goto whole
copy /y nul "%CLASSES%.new" >nul 2>&1
if errorlevel 1 goto start
"%JAVA%" %OPTIONS% -XX:TieredStopAtLevel=1 -Xlog:disable "-XX:ArchiveClassesAtExit=%CLASSES%.new" -cp "%~dp0..\lib\*" org.manymoons.cli.Rehearsal "%~dp0..\models" <nul >nul 2>&1
if errorlevel 1 goto start
move /y "%CLASSES%.new" "%CLASSES%" >nul 2>&1
if errorlevel 1 goto start
for %%f in ("%CLASSES%") do >"%CLASSES%.size" echo %%~zf

:whole
set OPTIONS=%OPTIONS% "-XX:SharedArchiveFile=%CLASSES%" -XX:+VerifySharedSpaces -Xlog:cds=off,cds+dynamic=off

:start
"%JAVA%" %OPTIONS% %MANYMOONS_OPTS% -cp "%~dp0..\lib\*" org.manymoons.Manymoons %*
exit /b %ERRORLEVEL%

:missing
>&2 echo manymoons: no Java found ("%JAVA%"); install a JDK, 17 or newer, or set JAVA_HOME
exit /b 1
