#!/bin/sh
# A worker of a gitfleet world, written from the contract alone (DESIGN.md, sections 3, 4, 5 and 7): git, a POSIX
# shell, awk and a SHA-256 program. It shares no code with the fleet, so that a passing run says that the contract
# is enough to take part.
#
#   worker.sh URL DIR WORKER [FRAMES]
#
# URL is the origin, DIR this worker's clone (made if it is not there), WORKER a name of the roster in fleet.json.
# The worker runs until FRAMES more frames have closed (default: for ever, or until the world's `until`) and exits 0;
# it exits 1 with a sentence when it cannot go on. Its agents are scripted: in turn a post, a comment, a vote.
# With `user.signingKey` and `gpg.format ssh` in the clone's git config its deliveries are signed.
#
# The clone's index, work tree and branch move by `git pull --ff-only` only: deliveries are made of objects.

set -eu
LC_ALL=C                             # hashes are compared byte by byte, never by a language's collation
export LC_ALL
GIT_TERMINAL_PROMPT=0; export GIT_TERMINAL_PROMPT
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE

say() { printf '%s: %s\n' "${worker:-worker.sh}" "$*" >&2; }
die() { say "$*"; exit 1; }

[ $# -ge 3 ] && [ $# -le 4 ] || die 'usage: worker.sh URL DIR WORKER [FRAMES]'
url=$1 dir=$2 worker=$3 frames=${4-}
case $frames in *[!0-9]*) die "FRAMES is a number, not '$frames'" ;; esac
case $worker in *[!a-z0-9-]* | -* | *- | '') die "'$worker' is not a worker's name" ;; esac

tmp=$(mktemp -d "${TMPDIR:-/tmp}/stranger.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
trap 'exit 129' HUP; trap 'exit 130' INT; trap 'exit 143' TERM

# sha256sum is GNU's, shasum comes with macOS; both print "<hex>  <file>".
sha256=sha256sum; command -v sha256sum >/dev/null || sha256='shasum -a 256'

[ -e "$dir/.git" ] || git clone -q "$url" "$dir" || die "cannot clone $url"
cd "$dir"
GIT_AUTHOR_NAME=$worker GIT_COMMITTER_NAME=$worker
GIT_AUTHOR_EMAIL=$worker@worker GIT_COMMITTER_EMAIL=$worker@worker
export GIT_AUTHOR_NAME GIT_COMMITTER_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_EMAIL

# ---- The world's documents. They are canonical (indent 1, sorted keys, a string never spans lines), so that a line
# ---- and its indentation say where we are, and awk can read them without a JSON parser.

# document PATH: the document at the commit that this turn computes from.
document() { git cat-file blob "$base:$1"; }

# value KEY: an integer, word or string of the top level, from stdin.
value() { awk -v k=" \"$1\": " 'index($0, k) == 1 { v = substr($0, length(k) + 1); sub(/,$/, "", v); gsub(/"/, "", v); print v }'; }

# section KEY: what stands inside the object or array of that key, one indentation less, so that sections nest.
section() { awk -v k=" \"$1\": " 'on && /^ []}]/ { on = 0 } on { print substr($0, 2) } $0 == k "{" || $0 == k "[" { on = 1 }'; }

# ---- One turn: where the world stands, and what is ours to do

look() {
    base=$(git rev-parse --verify HEAD)
    document frame.json >"$tmp/frame"
    document fleet.json >"$tmp/fleet"
    timeline=$(value timeline <"$tmp/frame")
    now=$(value frame <"$tmp/frame")
    next=$((now + 1))
    section frame <"$tmp/fleet" >"$tmp/pace"
    paused=$(value paused <"$tmp/pace")
    ends=$(value until <"$tmp/pace")
    turns=$(value turns <"$tmp/pace")
    total=$(section budget <"$tmp/fleet" | value total_microusd)
    spent=$(section total <"$tmp/frame" | section usage | value microusd)
    [ "$timeline" ] && [ "$now" ] || die "frame.json at $base is not one that this worker can read"
    section workers <"$tmp/fleet" | grep -q "^ \"$worker\": {" || die "$worker is not in the roster (fleet.json, workers)"
}

# number VALUE: true for a number; an unset key and null are none.
number() { case $1 in '' | null) return 1 ;; *) return 0 ;; esac; }

stopped() {
    [ "$paused" = true ] || { number "$ends" && [ "$now" -ge "$ends" ]; } ||
        { number "$total" && [ "$spent" -ge "$total" ]; }
}

# slice: the names of our agents that have a turn in frame $next, one a line, in $tmp/agents.
slice() {
    # One process hashes them all: each name is the content of a file of that name (names are safe file names).
    rm -rf "$tmp/h" "$tmp/t"; mkdir "$tmp/h" "$tmp/t"
    git ls-tree -r -z --name-only "$base" state/agents/ | tr '\0' '\n' | sed 's,.*/,,; s,\.json$,,' >"$tmp/names"
    while read -r name; do
        printf %s "$name" >"$tmp/h/$name"
        printf %s "$next:$name" >"$tmp/t/$name"
    done <"$tmp/names"
    for set in h t; do
        # shellcheck disable=SC2086 # two words, where it is shasum
        (cd "$tmp/$set" && [ -s "$tmp/names" ] && xargs $sha256 <"$tmp/names") >"$tmp/$set.sums" || :
    done
    document state/slices.json >"$tmp/slices"
    # cuts: pairs of lines "hash", "worker" (three deep); pins: "agent": "worker".
    section cuts <"$tmp/slices" | awk -F'"' '/^  "/ { print $2 }' | paste -d ' ' - - >"$tmp/cuts"
    section pins <"$tmp/slices" | awk -F'"' '/^ "/ { print $2, $4 }' >"$tmp/pins"
    # A concatenated "" keeps awk from taking a hash such as 1e5... for a number.
    awk -v me="$worker" -v turns="${turns:-null}" -v all="$(value agents <"$tmp/slices")" '
        function hex(s,  i, n) { for (i = 1; i <= length(s); i++) n = n * 16 + index("0123456789abcdef", substr(s, i, 1)) - 1; return n }
        FILENAME ~ /cuts$/   { cut[++cuts] = $1 ""; owner[cuts] = $2 ; next }
        FILENAME ~ /pins$/   { pin[$1] = $2; next }
        FILENAME ~ /t\.sums$/ { turn[$2] = hex(substr($1, 1, 8)); next }
        {
            who = ""
            if ($2 in pin) who = pin[$2]
            else for (i = 1; i <= cuts && (cut[i] "") <= ($1 ""); i++) who = owner[i]
            if (who == me && (turns == "null" || turn[$2] * all < turns * 4294967296)) print $2
        }' "$tmp/cuts" "$tmp/pins" "$tmp/t.sums" "$tmp/h.sums" | sort >"$tmp/agents"
}

# newest: the threads of the newest frame that has any, one id a line, in $tmp/threads. Two small trees are read, so
# that the cost does not grow with the world's age.
newest() {
    : >"$tmp/threads"
    # `deepest` prints the greatest number among a tree's entries.
    deepest() { git ls-tree --name-only "$base" "$1" | sed 's,.*/,,' | sort -n | tail -n 1; }
    t=$(deepest state/threads/); [ "$t" ] || return 0
    f=$(deepest "state/threads/$t/")
    newest=state/threads/$t/$f
    git ls-tree --name-only "$base" "$newest/" | sed 's,.*/,,; s,\.json$,,' >"$tmp/threads"
}

# ---- The delivery

# act AGENT TURN: one action of an agent, as JSON. The texts hold nothing that JSON would escape.
act() {
    id=$next-$1-1
    [ "$timeline" = main ] || id=$timeline.$id
    head="{\"id\": \"$id\", \"agent\": \"$1\", \"do\":"
    thread=$(awk -v n="$2" '{ l[NR] = $0 } END { if (NR) print l[n % NR + 1] }' "$tmp/threads")
    kind=$(($2 % 3))
    [ "$thread" ] || kind=0
    case $kind in
    0) printf '%s "post", "channel": "general", "title": "%s in frame %s", "body": "%s was here."}' "$head" "$1" "$next" "$1"
       posts=$((posts + 1)); return ;;
    esac
    # The thread's newest comment, if it has one, is answered or voted on in place of the thread.
    last=$(document "$newest/$thread.json" | section comments | awk -F'"' '/^ "/ { l = $2 } END { print l }')
    on=$thread${last:+/$last}
    case $kind in
    1) printf '%s "comment", "on": "%s", "body": "%s answers %s."}' "$head" "$on" "$1" "$on"; comments=$((comments + 1)) ;;
    2) printf '%s "vote", "on": "%s", "value": 1}' "$head" "$on"; votes=$((votes + 1)) ;;
    esac
}

# list SEPARATED: a line each as JSON strings with commas between.
list() { awk '{ printf "%s\"%s\"", (NR > 1 ? ", " : ""), $0 }' "$1"; }

compute() {
    slice; newest
    posts=0 comments=0 votes=0 n=0
    {
        printf '{"protocol": 1, "frame": %s, "worker": "%s", "stream": "0", "utc": "%s",\n' \
            "$next" "$worker" "$(date -u +%Y-%m-%dT%H:%M:%SZ)"
        printf ' "agents": [%s],\n "actions": [' "$(list "$tmp/agents")"
        while read -r agent; do
            [ $n -eq 0 ] || printf ','
            printf '\n  '; act "$agent" $((next + n)); n=$((n + 1))
        done <"$tmp/agents"
        printf ']}\n'
    } >"$tmp/delta"
    slice_size=$n
    # The tree: the parent's root and one entry more, path by path from the leaf up. No index is read or written.
    entry=$(printf '100644 blob %s\t0.json' "$(git hash-object -w --stdin <"$tmp/delta")")
    for part in "$worker" "$next" deltas; do
        entry=$(printf '040000 tree %s\t%s' "$(printf '%s\n' "$entry" | git mktree)" "$part")
    done
    tree=$({ git ls-tree "$base"; printf '%s\n' "$entry"; } | git mktree)
    sign=; [ -z "$(git config user.signingKey || :)" ] || sign=-S
    commit=$(git commit-tree $sign -p "$base" -m \
        "frame $next: $worker delivers $posts posts, $comments comments, $votes votes by $n agents" "$tree")
    # The note that this clone has computed this frame; a crash from here on re-sends this commit, not another.
    git update-ref "refs/stranger/made/$timeline/$next" "$commit"
}

# git push leaves out what the refs that the origin shows can reach. When the tip has moved since our pull we know none
# of them, and git would send the whole world again, which a wait is refused for; so we let it ask what the origin has.
push() { git -c push.negotiate=true push "$@"; }

# send TIMELINE FRAME: pushes the delivery that the note names. What the origin judged, either way, is done with
# (a refused one counts as made); what never reached it stays noted, and the next turn tries again.
send() {
    commit=$(git rev-parse --verify "refs/stranger/made/$1/$2")
    ok=0; push --porcelain origin "$commit:refs/inbox/$1/$2/$worker" >"$tmp/push" || ok=$?
    if [ $ok -ne 0 ] && ! grep -q '^!' "$tmp/push"; then say "frame $2: the origin was not reached"; nap; return; fi
    if [ $ok -ne 0 ]; then say "frame $2: refused: $(sed -n 's/^![^(]*//p' "$tmp/push")"; fi
    git update-ref "refs/stranger/sent/$1/$2" "$commit"
    git update-ref -d "refs/stranger/made/$1/$2"
    # Notes of frames that have closed are not asked for again.
    git for-each-ref --format='%(refname)' "refs/stranger/sent/$1/" | awk -F/ -v f="$2" '$NF < f { print "delete " $0 }' |
        git update-ref --stdin
}

sent() { git rev-parse -q --verify "refs/stranger/sent/$timeline/$next" >/dev/null; }

# nap: where no push holds us we sleep, longer each time nothing happens, so that no turn ever spins.
doze=1
nap() { sleep "$doze"; doze=$((doze * 2)); [ $doze -le 30 ] || doze=30; }

# hold: asks the barrier and is held until the tip moves. git runs no hook for a ref that is up to date: hence a new
# name each time.
hold() {
    nonce=$(od -An -N6 -tx1 /dev/urandom | tr -d ' \n')
    began=$(date +%s)
    push -q origin "$base:refs/wait/$timeline/$(printf %.40s "$worker")-$nonce" || :
    [ $(($(date +%s) - began)) -ge 2 ] || held=no
}

# ---- The cycle

goal=
while :; do
    git pull -q --ff-only || { say 'the pull failed'; nap; continue; }
    look
    [ "$goal" ] || { [ -z "$frames" ] || goal=$((now + frames)); goal=${goal:-none}; }
    # What a crash left half done goes out first, late if need be.
    git for-each-ref --format='%(refname:lstrip=3)' refs/stranger/made/ >"$tmp/left"
    while IFS=/ read -r line frame; do send "$line" "$frame"; done <"$tmp/left"
    [ ! -s "$tmp/left" ] || continue
    if [ "$goal" != none ] && [ "$now" -ge "$goal" ]; then say "frame $now: done"; exit 0; fi
    if number "$ends" && [ "$now" -ge "$ends" ]; then say "frame $now: the world stops here"; exit 0; fi
    if ! sent && ! stopped; then
        compute
        say "frame $next: $slice_size agents"
        send "$timeline" "$next"
        doze=1
        continue
    fi
    # Delivered, and the clock stands: be held. A push that came back at once without a newer tip means a host that
    # holds nobody.
    held=yes; before=$base
    hold
    git pull -q --ff-only || :
    if [ $held = no ] && [ "$(git rev-parse HEAD)" = "$before" ]; then nap; else doze=1; fi
done
