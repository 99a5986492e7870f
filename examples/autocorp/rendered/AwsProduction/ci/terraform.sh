#!/usr/bin/env bash
# Rendered by DataSurface. Plans or applies the root modules of this folder in the order of apply-order.json, one after the other, and stops
# at the first that fails.
#
#   ci/terraform.sh plan  [COMMIT]    shows what would change
#   ci/terraform.sh apply [COMMIT]    changes it
#
# With COMMIT only the root modules whose files differ from that commit of the repository are taken. Where that changes a foundation, modules that
# look for what it does not have yet cannot be planned before it has been applied: a plan names them and goes on.
set -euo pipefail

fail() {
  echo "terraform.sh: $1" >&2
  exit 2
}

command=${1:-}
since=${2:-}
[[ "$command" == plan || "$command" == apply ]] || fail "say plan or apply"
cd "$(dirname "${BASH_SOURCE[0]}")/.."
[[ -f apply-order.json ]] || fail "apply-order.json is missing"
if [[ -n "$since" ]]; then
  git rev-parse --quiet --verify "$since^{commit}" > /dev/null || fail "the repository has no commit $since"
fi

# A wave stands on a line of its own.
modules=$(sed -n 's/^ *\[\(".*"\)\],\{0,1\}$/\1/p' apply-order.json | tr -d '" ' | tr ',' '\n')
[[ -n "$modules" ]] || fail "apply-order.json names no root module"

has_changed() {
  [[ -z "$since" ]] && return 0
  local status=0
  git diff --quiet "$since" -- "$1" || status=$?
  [[ $status -le 1 ]] || fail "git cannot compare $1"
  [[ $status -eq 1 ]]
}

foundation_changes=no
unplanned=()
saved=$(mktemp -d)
trap 'rm -rf "$saved"' EXIT
while read -r module; do
  if ! has_changed "$module"; then
    echo "== $module: no change"
    continue
  fi
  [[ -d "$module" ]] || fail "the root module $module is missing"
  if [[ -n "$since" && "$module" == *foundation ]]; then
    foundation_changes=yes
  fi
  echo "== $module: $command"
  terraform -chdir="$module" init -input=false -no-color > "$saved/init.log" 2>&1 < /dev/null || {
    cat "$saved/init.log" >&2
    fail "init of $module failed; nothing after it was touched"
  }
  terraform -chdir="$module" plan -input=false -no-color -out="$saved/plan" < /dev/null || {
    if [[ "$command" == plan && "$foundation_changes" == yes && "$module" != *foundation ]]; then
      unplanned+=("$module")
      continue
    fi
    fail "plan of $module failed; nothing after it was touched"
  }
  if [[ "$command" == apply ]]; then
    terraform -chdir="$module" apply -input=false -no-color "$saved/plan" < /dev/null \
      || fail "apply of $module failed; nothing after it was touched"
  fi
  rm -f "$saved/plan"
done <<< "$modules"
if [[ ${#unplanned[@]} -gt 0 ]]; then
  echo "terraform.sh: not planned, as a foundation changes and has to be applied first: ${unplanned[*]}" >&2
fi
