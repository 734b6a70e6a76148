import CZint

/// A printed code could not be made of this text.
package struct CodeError: Error, Sendable, CustomStringConvertible {
    /// For the log.
    package let description: String
}

/// The dark and light modules of a code, row by row.
struct Symbol {
    let rows: [[Bool]]

    /// - Parameters:
    ///   - text: 1...`longest` bytes of UTF-8.
    ///   - correction: level of a QR code, 1...4; 0 for a bar code.
    /// - Throws: `CodeError` when the text is empty, too long, or outside what the code can hold.
    init(_ text: String, symbology: Int32, correction: Int32 = 0, longest: Int) throws(CodeError) {
        let bytes = Array(text.utf8)
        guard (1...longest).contains(bytes.count) else {
            throw CodeError(description: "a code of 1...\(longest) bytes, not \(bytes.count)")
        }
        guard let symbol = ZBarcode_Create() else { throw CodeError(description: "no memory for a code") }
        defer { ZBarcode_Delete(symbol) }
        symbol.pointee.symbology = symbology
        symbol.pointee.input_mode = Int32(UNICODE_MODE)
        if correction > 0 { symbol.pointee.option_1 = correction }
        let result = ZBarcode_Encode(symbol, bytes, Int32(bytes.count))
        guard result == 0 else { throw CodeError(description: "zint: error \(result)") }
        let size = (rows: symbol.pointee.rows, columns: symbol.pointee.width)
        rows = (0..<size.rows).map { row in (0..<size.columns).map { czint_is_dark(symbol, row, $0) == 1 } }
    }

    /// A drawing of the modules: one path, `quiet` light modules around.
    /// - Parameters:
    ///   - barHeight: height of each row, in modules.
    ///   - quiet: light modules at the left and right; `quietRows` above and below.
    ///   - label: read aloud in place of the picture.
    ///   - millimetres: size of a printed module; nil leaves the size to the style sheet.
    func svg(barHeight: Int, quiet: Int, quietRows: Int, label: String, millimetres: Double?) -> TrustedHTML {
        let width = (rows.first?.count ?? 0) + 2 * quiet
        let height = rows.count * barHeight + 2 * quietRows
        var path = ""
        for (index, row) in rows.enumerated() {
            var column = 0
            while column < row.count {
                let start = column
                while column < row.count, row[column] { column += 1 }
                if column > start {
                    let length = column - start
                    path += "M\(start + quiet) \(index * barHeight + quietRows)h\(length)v\(barHeight)h-\(length)z"
                }
                while column < row.count, !row[column] { column += 1 }
            }
        }
        let size = millimetres.map { " width=\"\(Double(width) * $0)mm\" height=\"\(Double(height) * $0)mm\"" } ?? ""
        return TrustedHTML(
            trusting: """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)"\(size) role="img" \
                aria-label="\(TrustedHTML.escape(label))" shape-rendering="crispEdges">\
                <path fill="#fff" d="M0 0h\(width)v\(height)H0z"/><path d="\(path)"/></svg>
                """)
    }
}
