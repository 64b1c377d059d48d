# SPDX-License-Identifier: Apache-2.0
# Ends the processes of a stack when its launcher is gone, however it went: the launcher holds the
# other end of standard input. Lines: "+ PID SIGNAL" to watch, "- PID" to forget.
watched=''
while read -r operation pid signal; do
  case "$operation" in
    +) watched="$pid:$signal $watched" ;;
    -)
      rest=''
      for entry in $watched; do
        [ "${entry%%:*}" = "$pid" ] || rest="$rest $entry"
      done
      watched=$rest
      ;;
  esac
done
for entry in $watched; do
  kill -s "${entry##*:}" "${entry%%:*}" 2>/dev/null
done
tries=0
while [ "$tries" -lt 50 ]; do
  alive=''
  for entry in $watched; do
    kill -0 "${entry%%:*}" 2>/dev/null && alive=yes
  done
  [ -z "$alive" ] && exit 0
  sleep 0.2
  tries=$((tries + 1))
done
for entry in $watched; do
  kill -s KILL "${entry%%:*}" 2>/dev/null
done
