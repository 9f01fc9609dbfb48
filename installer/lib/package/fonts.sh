# shellcheck shell=bash disable=SC2034,SC2154 # settings.sh and the others set what it uses
# The fonts come as Maven artifacts; only their files go into the package. Needs settings.sh.

font_artifacts=(com.formdev:flatlaf-fonts-inter:4.1 com.formdev:flatlaf-fonts-jetbrains-mono:2.304)

fetch_fonts() {
  local artifact
  for artifact in "${font_artifacts[@]}"; do
    mvn -B -ntp -q -f "$root/pom.xml" -N org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
      -Dartifact="$artifact" -DoutputDirectory="$work/fonts"
  done
}
