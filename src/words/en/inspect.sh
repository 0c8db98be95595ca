# Says what an image of this instance would lose. It only looks: nothing is changed.
# To look at another place: sh inspect.sh FOLDER MOUNT_TABLE
root=${1-} mounts=${2-/proc/mounts}
LC_ALL=C
export LC_ALL

# Names are shown with ? for line breaks and for whatever else would move the cursor.
plain() { printf %s "${1#"$root"}" | tr '\001-\037\177' '?'; }

# What a folder holds, the largest first. Neither links nor mounts are followed.
weigh() {
    du -akx -- "$1" 2>/dev/null | tr '\001-\010\013-\037\177' '?' | at=$1 awk '
        function take() {
            if (line == "") return
            name = substr(line, index(line, "\t") + 2 + length(ENVIRON["at"]))
            gsub(/\t/, "?", name)
            folded = name
            depth = gsub(/\//, "", folded)
            if (depth < 2) print line + 0 "\t" name
        }
        /^[0-9]+\t/ && index($0, "\t" ENVIRON["at"]) { take(); line = $0; next }
        { line = line "?" $0 }
        END { take() }' | sort -rn | awk -F '\t' -v folder="$2" -v files="$3" '
        $2 == "" { print folder ": " $1 " kB in " files " files"; next }
        { slash = index($2, "/") }
        !slash { if (++n <= 8) order[n] = $2; kilobytes[$2] = $1; next }
        folder == "/home" {
            home = substr($2, 1, slash - 1)
            if (++within[home] <= 8) inside[home] = inside[home] sprintf("%14d kB      %s\n", $1, $2)
        }
        END {
            for (i = 1; i <= n && i <= 8; i++) {
                printf "%14d kB  %s\n%s", kilobytes[order[i]], order[i], inside[order[i]]
                if (within[order[i]] > 8) printf "%14s         and %d more\n", "", within[order[i]] - 8
            }
            if (n > 8) printf "%14s     and %d more\n", "", n - 8
        }'
}

echo 'DELETED FROM THE IMAGE'
for folder in /home /mnt /tmp /root; do
    path=$root$folder
    if [ -L "$path" ]; then
        echo "$folder is a link to another place, which was not looked at."
    elif [ ! -d "$path" ]; then
        echo "$folder is not there."
    else
        files=$(find "$path" -xdev ! -type d -exec printf %.0s. {} + 2>/dev/null | wc -c)
        weigh "$path" "$folder" "$((files))"
        shut=$(find "$path" -xdev -type d -exec sh -c '
            for it do [ -r "$it" ] && [ -x "$it" ] || printf .; done' sh {} + 2>/dev/null | wc -c)
        [ "$shut" -eq 0 ] || echo "    Folders that could not be read: $((shut)). With sudo you see what is in them."
    fi
done

echo
echo 'NOT COPIED: volumes, network disks, FUSE mounts'
if [ -r "$mounts" ]; then
    # Other parts of the disk that the system is on are copied.
    disk=$(awk '$2 == "/" && $1 ~ /^\/dev\// { disk = $1 } END { sub(/p?[0-9]+$/, "", disk); print disk }' "$mounts")
    tr '\001-\010\013-\037\177' '?' <"$mounts" | awk -v disk="$disk" '
        function shown(text) { gsub(/\\040/, " ", text); gsub(/\\[01][0-9][0-9]/, "?", text); return text }
        { kind = "" }
        $1 ~ /^\/dev\// && $1 !~ /^\/dev\/loop/ && (disk == "" ? $2 != "/" : index($1, disk) != 1) { kind = "volume" }
        $3 ~ /^(nfs|cifs|smb|ceph|gluster|lustre|beegfs|9p)/ { kind = "network disk" }
        $3 ~ /^fuse/ && $3 !~ /^fusectl|lxcfs|gvfsd|portal|snapfuse/ { kind = "FUSE mount" }
        kind { n++; print "    " shown($2) "  (" kind ", " shown($1) ")" }
        END { if (!n) print "    None is mounted." }'
else
    echo "    $(plain "$mounts") could not be read."
fi

echo
echo 'SCRIPTS THAT RUN AFTER BOOT: /etc/atmo/post-scripts.d'
folder=$root/etc/atmo/post-scripts.d scripts=0 faults=0
fault() { faults=$((faults + 1)) && echo "    $(plain "$1") $2"; }
mode() { [ -n "$(find "$1" -prune -perm 0755)" ] || fault "$1" 'must have mode 0755: sudo chmod 0755 it.'; }
if [ -L "$root/etc/atmo" ] || [ -L "$folder" ]; then
    echo '    It lies behind a link, and was not looked at.'
elif [ ! -d "$folder" ]; then
    echo '    There is no such folder.'
elif [ ! -r "$folder" ] || [ ! -x "$folder" ]; then
    fault "$folder" 'could not be read. Its mode must be 0755.'
else
    mode "$folder"
    for it in "$folder"/* "$folder"/.[!.]* "$folder"/..?*; do
        [ -e "$it" ] || [ -L "$it" ] || continue
        scripts=$((scripts + 1))
        if [ -L "$it" ]; then
            fault "$it" 'is a link. What it leads to was not looked at.'
        elif [ ! -f "$it" ]; then
            fault "$it" 'is not a file.'
        else
            mode "$it"
            first=
            if [ ! -r "$it" ]; then
                fault "$it" 'could not be read. With sudo it can.'
            elif IFS= read -r first <"$it"; [ "$first" != '#!/bin/bash' ]; then
                fault "$it" 'must begin with the line #!/bin/bash.'
            fi
        fi
    done
    echo "    Found: $scripts. To mend: $faults."
fi

echo
echo 'Nothing was changed. Save what you need to a volume, to iRODS, or to your own computer.'
