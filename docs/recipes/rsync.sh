#!/usr/bin/env bash
# Publishes a built site on a server, or in another folder, with rsync.
#
# Where it goes:   anywhere; it needs rsync here and on the server, and a way in by ssh
# What to change:  nothing; for a port of its own set RSYNC_RSH="ssh -p 2222"
#
#   fieldbook build --base-url https://practices.example/
#   fieldbook pack --base-url https://practices.example/ --each public/packs     # if you like
#   bash rsync.sh public editor@practices.example:/var/www/practices
#
# Readers may come at any moment. So what is new is copied first, to which nothing leads yet; then what has changed
# is copied aside and put in its place at the end, all together; the list of files follows; and what is no longer
# part of the site is removed last. A run that was cut off leaves a site that works, and the next one goes on.
set -euo pipefail

fail() {
  printf 'rsync.sh: %s\n' "$1" >&2
  exit 2
}

test $# -eq 2 || fail 'give the built folder and the place: rsync.sh public editor@practices.example:/var/www/practices'
folder=${1%/}
place=${2%/}
case $folder in
  '' | -*) fail 'the first argument is the built folder, such as public' ;;
esac
# Without a folder behind the host it would be the root of the whole disk.
case $place in
  '' | -* | *:) fail 'the second argument is a folder of the site alone, such as editor@practices.example:/var/www/practices' ;;
esac
command -v rsync > /dev/null || fail 'rsync was not found; install it'
test -f "$folder/edition.json" || fail "\`$folder\` is no built site; run \`fieldbook build\` first"
# A build that was cut off is not published.
if command -v fieldbook > /dev/null; then
  fieldbook -q verify "$folder" || fail "\`$folder\` is not as it was built; run \`fieldbook build\` again"
fi

# What is there? rsync answers 23 where there is nothing.
look() {
  local status=0
  rsync --list-only "$1" 2> /dev/null || status=$?
  test $status -eq 0 || test $status -eq 23 || fail "cannot look at \`$1\`; try \`rsync --list-only $1\`"
}
mark=$(look "$place/edition.json")
if test -z "$mark"; then
  # The first line is the folder itself.
  there=$(look "$place/" | wc -l)
  test "$there" -le 1 || fail "\`$place\` holds files and no edition.json: a folder of other things would be emptied. Give an empty one"
  # By this file the next run knows the folder, should this one be cut off.
  rsync "$folder/edition.json" "$place/"
fi

send() {
  # By content, because a fresh build gives all its files a new time. A build that was killed leaves its own folder.
  rsync --recursive --checksum --times --perms --chmod=Du=rwx,Dgo=rx,Fu=rw,Fgo=r --exclude=/.fieldbook-part "$@" "$folder/" "$place/"
}
send --ignore-existing
send --delay-updates --exclude=/edition.json
send --delete-after
printf 'published "%s" at "%s"\n' "$folder" "$place"
