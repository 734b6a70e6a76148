import CZint

/// A Code 128 bar code as a drawing for a printed thing.
package enum Code128 {
    /// Characters.
    package static let longest = 60
    /// Light modules that the standard asks for at each end.
    package static let quiet = 10

    /// The bar code of `text`; digits are packed two to a bar pattern.
    /// - Parameters:
    ///   - text: 1...60 printable ASCII characters.
    ///   - label: what the picture is, in the reader's language; never the text itself when that is a secret.
    ///   - barHeight: modules.
    ///   - millimetres: size of a printed module, 0.25 on a card; nil leaves the size to the style sheet.
    /// - Throws: `CodeError` outside these bounds.
    package static func drawing(
        of text: String, label: String, barHeight: Int = 48, millimetres: Double? = nil
    ) throws(CodeError) -> CodeDrawing {
        try symbol(of: text)
            .drawing(barHeight: barHeight, quiet: quiet, quietRows: 0, label: label, millimetres: millimetres)
    }

    static func symbol(of text: String) throws(CodeError) -> Symbol {
        guard text.utf8.allSatisfy({ (0x20...0x7e).contains($0) }) else {
            throw CodeError(description: "a bar code of printable ASCII only")
        }
        return try Symbol(text, symbology: Int32(BARCODE_CODE128), longest: longest)
    }
}
