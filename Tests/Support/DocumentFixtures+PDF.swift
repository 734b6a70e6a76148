/// A PDF in the making: objects in order, from number 1 on.
package struct PDFDrawing {
    /// Each the text between `obj` and `endobj`.
    package var objects: [String]
    /// What else stands in the trailer.
    package var trailer = ""
    /// Before the header.
    package var lead = ""

    /// One page of A4; `root` and `page` are added to their dictionaries.
    package init(root: String = "", page: String = "", more: [String] = []) {
        objects =
            [
                "<< /Type /Catalog /Pages 2 0 R \(root) >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595.28 841.89] \(page) >>",
            ] + more
    }

    package var bytes: [UInt8] {
        var out = lead + "%PDF-1.7\n"
        var places: [Int] = []
        for (index, object) in objects.enumerated() {
            places.append(out.utf8.count)
            out += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = out.utf8.count
        let lines = places.map { Self.digits($0, 10) + " 00000 n \n" }.joined()
        out += "xref\n0 \(places.count + 1)\n0000000000 65535 f \n" + lines
        out += "trailer\n<< /Size \(places.count + 1) /Root 1 0 R \(trailer) >>\nstartxref\n\(start)\n%%EOF\n"
        return Array(out.utf8)
    }

    /// A file whose fourth object, `hidden`, lies in an object stream and is found by a cross-reference stream only.
    package static func hiding(_ hidden: String, root: String) -> [UInt8] {
        let plain = PDFDrawing(root: root)
        var out = "%PDF-1.7\n"
        var places: [Int] = []
        let header = "4 0 "
        let stream =
            "<< /Type /ObjStm /N 1 /First \(header.utf8.count) /Length \(header.utf8.count + hidden.utf8.count) >>\n"
            + "stream\n\(header)\(hidden)\nendstream"
        let numbered = zip([1, 2, 3, 5], plain.objects + [stream])
        for (number, object) in numbered {
            places.append(out.utf8.count)
            out += "\(number) 0 obj\n\(object)\nendobj\n"
        }
        let start = out.utf8.count
        let rows =
            [[0, 0, 255]] + places.prefix(3).map { [1, $0, 0] } + [[2, 5, 0], [1, places[3], 0], [1, start, 0]]
        let table = rows.map { Self.hex($0[0], 2) + Self.hex($0[1], 4) + Self.hex($0[2], 2) }.joined() + ">"
        out += "6 0 obj\n<< /Type /XRef /Size 7 /W [1 2 1] /Root 1 0 R /Filter /ASCIIHexDecode "
        out += "/Length \(table.utf8.count) >>\nstream\n\(table)\nendstream\nendobj\nstartxref\n\(start)\n%%EOF\n"
        return Array(out.utf8)
    }

    private static func digits(_ number: Int, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: count - text.utf8.count) + text
    }

    private static func hex(_ number: Int, _ count: Int) -> String {
        let text = String(number, radix: 16)
        return String(repeating: "0", count: count - text.utf8.count) + text
    }
}

/// A compound file (OLE) with a few empty streams, of the kind that Office 97 and encrypted documents are.
package enum CompoundDrawing {
    package static func bytes(_ streams: [String]) -> [UInt8] {
        var header = [UInt8](repeating: 0, count: 512)
        header.replaceSubrange(0..<8, with: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
        header.replaceSubrange(24..<34, with: [0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0])
        // One sector of the table, the first; the directory is in the second.
        header[44] = 1
        header[48] = 1
        for place in 76..<512 { header[place] = place < 80 ? 0 : 0xff }
        var table = [UInt8](repeating: 0xff, count: 512)
        table.replaceSubrange(0..<8, with: [0xfd, 0xff, 0xff, 0xff, 0xfe, 0xff, 0xff, 0xff])
        let directory = (["Root Entry"] + streams).prefix(4).map(entry).flatMap(\.self)
        return header + table + directory + [UInt8](repeating: 0, count: 512 - directory.count)
    }

    private static func entry(_ name: String) -> [UInt8] {
        var entry = [UInt8](repeating: 0, count: 128)
        let units = name.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        entry.replaceSubrange(0..<units.count, with: units)
        entry[64] = UInt8(units.count + 2)
        entry[66] = name == "Root Entry" ? 5 : 2
        return entry
    }
}
