#!/bin/sh
# Starts the host tool in a container. Without arguments it delivers, as the environment says:
#   DATASURFACE_MODEL, DATASURFACE_OUTPUT    the repositories (both required)
#   DATASURFACE_PLATFORM, DATASURFACE_REF, … see: datasurface deliver --help
#   DATASURFACE_CONFIG    a file of NAME=value lines, read before; default /config/datasurface.env
#   DATASURFACE_SECRETS   a folder with model-token and output-token, if there are any; default /secrets
#   DATASURFACE_PLUGINS   a folder of plugins; default /plugins
#   JAVA_OPTIONS          options of the virtual machine, such as -Xmx2g
# With arguments it runs the tool with these.
set -eu

jar=${DATASURFACE_JAR:-/opt/datasurface/datasurface.jar}
config=${DATASURFACE_CONFIG:-/config/datasurface.env}
secrets=${DATASURFACE_SECRETS:-/secrets}
plugins=${DATASURFACE_PLUGINS:-/plugins}

# The file is data: no line of it is run, and what the environment says already wins.
if [ -f "$config" ]; then
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in
      '' | '#'*) continue ;;
    esac
    name=${line%%=*}
    case $name in
      DATASURFACE_*[!A-Z0-9_]* | *[!A-Z0-9_]*) ;;
      DATASURFACE_?*)
        if [ "$name" != "$line" ]; then
          if [ -z "$(printenv "$name" || true)" ]; then
            export "$name=${line#*=}"
          fi
          continue
        fi
        ;;
    esac
    echo "entrypoint: $config: not a line DATASURFACE_NAME=value: $name" >&2
    exit 2
  done < "$config"
fi

for repository in model output; do
  case $repository in
    model) variable=DATASURFACE_MODEL_TOKEN_FILE ;;
    output) variable=DATASURFACE_OUTPUT_TOKEN_FILE ;;
  esac
  if [ -r "$secrets/$repository-token" ] && [ -z "$(printenv "$variable" || true)" ]; then
    export "$variable=$secrets/$repository-token"
  fi
done

if [ $# -eq 0 ]; then
  for variable in DATASURFACE_MODEL DATASURFACE_OUTPUT; do
    if [ -z "$(printenv "$variable" || true)" ]; then
      echo "entrypoint: $variable is not set; set it in the environment or in $config" >&2
      exit 2
    fi
  done
  export DATASURFACE_WORK="${DATASURFACE_WORK:-/data/delivery}"
  set -- deliver
fi

if [ -d "$plugins" ]; then
  set -- --plugins "$plugins" "$@"
fi

# The parallel collector is the cheapest for a run that ends soon.
# Words on purpose: JAVA_OPTIONS holds several.
# shellcheck disable=SC2086
exec java -XX:+UseParallelGC -XX:MaxRAMPercentage=75 ${JAVA_OPTIONS:-} -jar "$jar" "$@"
