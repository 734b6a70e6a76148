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
    func drawing(barHeight: Int, quiet: Int, quietRows: Int, label: String, millimetres: Double?) -> CodeDrawing {
        CodeDrawing(
            path: path(barHeight: barHeight, quiet: quiet, quietRows: quietRows), lineWidth: barHeight,
            width: (rows.first?.count ?? 0) + 2 * quiet, height: rows.count * barHeight + 2 * quietRows,
            label: label, millimetres: millimetres)
    }

    /// One thick stroke for each run of dark modules: half the length of filled outlines, which counts on a sheet with
    /// many codes.
    private func path(barHeight: Int, quiet: Int, quietRows: Int) -> String {
        var path = ""
        for (index, row) in rows.enumerated() {
            let middle = Double(index * barHeight + quietRows) + Double(barHeight) / 2
            let y = middle == middle.rounded() ? "\(Int(middle))" : "\(middle)"
            var column = 0
            while column < row.count {
                let start = column
                while column < row.count, row[column] { column += 1 }
                if column > start { path += "M\(start + quiet) \(y)h\(column - start)" }
                while column < row.count, !row[column] { column += 1 }
            }
        }
        return path
    }
}
