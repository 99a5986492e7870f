#!/usr/bin/env bash
# Rendered by DataSurface. Plans or applies the root modules of this folder in the order of apply-order.json, one after the other, and stops
# at the first that fails.
#
#   ci/terraform.sh plan  [COMMIT]    shows what would change
#   ci/terraform.sh apply [COMMIT]    changes it
#
# With COMMIT only the root modules whose files differ from that commit of the repository are taken. Where that changes a foundation, modules that
# look for what it does not have yet cannot be planned before it has been applied: a plan names them and goes on.
#
# With DATASURFACE_PLAN_ROLE a plan takes the role of that name in each account in place of the one that applies, and locks no state.
set -euo pipefail

fail() {
  echo "terraform.sh: $1" >&2
  exit 2
}

command=${1:-}
since=${2:-}
[[ "$command" == plan || "$command" == apply ]] || fail "say plan or apply"
plan_role=${DATASURFACE_PLAN_ROLE:-}
if [[ -n "$plan_role" ]]; then
  [[ "$command" == plan ]] || fail "DATASURFACE_PLAN_ROLE is for plans; unset it to apply"
  [[ "$plan_role" =~ ^[A-Za-z0-9_+=,.@-]{1,64}$ ]] || fail "DATASURFACE_PLAN_ROLE is no name of a role: $plan_role"
fi
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

# The provider of a root module with the role that plans.
override=plan_override.tf.json
plan_as() {
  local roles
  roles=$(sed -n 's|.*"role_arn": "\(arn:[a-z-]*:iam::[0-9]*:role/\)[^"]*".*|\1|p' "$1/main.tf.json" | sort -u)
  [[ -n "$roles" && "$roles" != *$'\n'* ]] || fail "$1/main.tf.json has not one role that Terraform takes"
  printf '{"provider": {"aws": [{"assume_role": {"role_arn": "%s%s", "session_name": "datasurface-plan"}}]}}\n' \
    "$roles" "$plan_role" > "$1/$override"
}

foundation_changes=no
unplanned=()
saved=$(mktemp -d)
overridden=()
trap 'rm -rf "$saved" ${overridden[@]+"${overridden[@]}"}' EXIT
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
  lock=true
  if [[ -n "$plan_role" ]]; then
    overridden+=("$PWD/$module/$override")
    plan_as "$module"
    lock=false
  fi
  terraform -chdir="$module" init -input=false -no-color > "$saved/init.log" 2>&1 < /dev/null || {
    cat "$saved/init.log" >&2
    fail "init of $module failed; nothing after it was touched"
  }
  terraform -chdir="$module" plan -input=false -no-color -lock="$lock" -out="$saved/plan" < /dev/null || {
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
