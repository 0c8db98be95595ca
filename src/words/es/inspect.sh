# Dice lo que una imagen de esta instancia pierde. Solo mira: no cambia nada.
# Para mirar en otro lugar: sh inspect.sh CARPETA TABLA_DE_MONTAJES
root=${1-} mounts=${2-/proc/mounts}
LC_ALL=C
export LC_ALL

# Los nombres se muestran con ? en lugar de los caracteres de control.
plain() { printf %s "${1#"$root"}" | tr '\001-\037\177' '?'; }

# Lo que contiene una carpeta, de mayor a menor. No se siguen enlaces ni montajes.
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
        $2 == "" { print folder ": " $1 " kB en " files (files == 1 ? " archivo" : " archivos"); next }
        { slash = index($2, "/") }
        !slash { if (++n <= 8) order[n] = $2; kilobytes[$2] = $1; next }
        folder == "/home" {
            home = substr($2, 1, slash - 1)
            if (++within[home] <= 8) inside[home] = inside[home] sprintf("%14d kB      %s\n", $1, $2)
        }
        END {
            for (i = 1; i <= n && i <= 8; i++) {
                printf "%14d kB  %s\n%s", kilobytes[order[i]], order[i], inside[order[i]]
                if (within[order[i]] > 8) printf "%14s         sin mostrar: %d\n", "", within[order[i]] - 8
            }
            if (n > 8) printf "%14s     sin mostrar: %d\n", "", n - 8
        }'
}

echo 'SE BORRA DE LA IMAGEN'
for folder in /home /mnt /tmp /root; do
    path=$root$folder
    if [ -L "$path" ]; then
        echo "$folder es un enlace a otro lugar; el script no lo sigue."
    elif [ ! -d "$path" ]; then
        echo "$folder no existe."
    else
        files=$(find "$path" -xdev ! -type d -exec printf %.0s. {} + 2>/dev/null | wc -c)
        weigh "$path" "$folder" "$((files))"
        shut=$(find "$path" -xdev -type d -exec sh -c '
            for it do [ -r "$it" ] && [ -x "$it" ] || printf .; done' sh {} + 2>/dev/null | wc -c)
        [ "$shut" -eq 0 ] || echo "    Carpetas que no se pudieron leer: $((shut)). Con sudo se ve lo que contienen."
    fi
done

echo
echo 'NO SE COPIA: cada volumen, disco de red y montaje FUSE'
if [ -r "$mounts" ]; then
    # Las otras partes del disco del sistema se copian.
    disk=$(awk '$2 == "/" && $1 ~ /^\/dev\// { disk = $1 } END { sub(/p?[0-9]+$/, "", disk); print disk }' "$mounts")
    tr '\001-\010\013-\037\177' '?' <"$mounts" | awk -v disk="$disk" '
        function shown(text) { gsub(/\\040/, " ", text); gsub(/\\[01][0-9][0-9]/, "?", text); return text }
        { kind = "" }
        $1 ~ /^\/dev\// && $1 !~ /^\/dev\/loop/ && (disk == "" ? $2 != "/" : index($1, disk) != 1) { kind = "volumen" }
        $3 ~ /^(nfs|cifs|smb|ceph|gluster|lustre|beegfs|9p)/ { kind = "disco de red" }
        $3 ~ /^fuse/ && $3 !~ /^fusectl|lxcfs|gvfsd|portal|snapfuse/ { kind = "montaje FUSE" }
        kind { n++; print "    " shown($2) "  (" kind ", " shown($1) ")" }
        END { if (!n) print "    No hay nada montado." }'
else
    echo "    $(plain "$mounts") no se pudo leer."
fi

echo
echo 'SCRIPTS QUE SE EJECUTAN AL ARRANCAR: /etc/atmo/post-scripts.d'
folder=$root/etc/atmo/post-scripts.d scripts=0 faults=0
fault() { faults=$((faults + 1)) && echo "    $(plain "$1") $2"; }
mode() { [ -n "$(find "$1" -prune -perm 0755)" ] || fault "$1" 'debe tener el modo 0755: sudo chmod 0755 y su nombre.'; }
if [ -L "$root/etc/atmo" ] || [ -L "$folder" ]; then
    echo '    Un enlace lleva a esa carpeta; el script no lo sigue.'
elif [ ! -d "$folder" ]; then
    echo '    Esa carpeta no existe.'
elif [ ! -r "$folder" ] || [ ! -x "$folder" ]; then
    fault "$folder" 'no se pudo leer. Su modo debe ser 0755.'
else
    mode "$folder"
    for it in "$folder"/* "$folder"/.[!.]* "$folder"/..?*; do
        [ -e "$it" ] || [ -L "$it" ] || continue
        scripts=$((scripts + 1))
        if [ -L "$it" ]; then
            fault "$it" 'es un enlace; el script no lo sigue.'
        elif [ ! -f "$it" ]; then
            fault "$it" 'no es un archivo.'
        else
            mode "$it"
            first=
            if [ ! -r "$it" ]; then
                fault "$it" 'no se pudo leer. Con sudo se puede.'
            elif IFS= read -r first <"$it"; [ "$first" != '#!/bin/bash' ]; then
                fault "$it" 'debe empezar con #!/bin/bash.'
            fi
        fi
    done
    echo "    Encontrados: $scripts. Por arreglar: $faults."
fi

echo
echo 'El script no hizo cambios. Guarde lo que necesite en un volumen, en iRODS o en su propio equipo.'
