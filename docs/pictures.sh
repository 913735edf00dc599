#!/bin/sh
# The pictures of docs/for-officers.vi.md, from workbooks that the program itself wrote. Needs LibreOffice and poppler.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -q -B -pl data,ingest test -Dspotless.check.skip=true -Dtest=OfficersWayTest -Dsurefire.failIfNoSpecifiedTests=false -Dpictures="$work"
soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf --outdir "$work" "$work"/*.xlsx > /dev/null

# picture NAME WORKBOOK TEXT HEIGHT: the upper part of the first page that says TEXT
picture() {
    pages=$(pdfinfo "$work/$2.pdf" | sed -n 's/^Pages: *//p')
    page=1
    while [ "$page" -le "$pages" ] && ! pdftotext -f "$page" -l "$page" "$work/$2.pdf" - | grep -q "$3"; do
        page=$((page + 1))
    done
    pdftoppm -png -r 80 -f "$page" -l "$page" -x 0 -y 0 -W 1000 -H "$4" -singlefile "$work/$2.pdf" "docs/$1"
}
picture officers-form blank "BIỂU BÁO CÁO KẾT QUẢ" 720
picture officers-check faulty "KIỂM TRA TRƯỚC KHI GỬI" 360
picture officers-list returned "DANH SÁCH LỖI CẦN SỬA" 300
picture officers-marked returned "Chia theo đối tượng" 330
