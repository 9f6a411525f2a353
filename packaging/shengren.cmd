@echo off
rem Starts Shengren. Needs a Java runtime 25, in JAVA_HOME or on the PATH. Not tried on Windows yet.
setlocal
set "here=%~dp0"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
if not defined SHENGREN_HOME set "SHENGREN_HOME=%here%data"
if not defined SHENGREN_JAVA_OPTIONS set "SHENGREN_JAVA_OPTIONS=-Xmx1g"
"%java%" -XX:+UseSerialGC %SHENGREN_JAVA_OPTIONS% -jar "%here%shengren.jar" %*
