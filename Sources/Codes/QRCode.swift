import CZint

/// A QR code as a drawing for a page or a printed thing.
package enum QRCode {
    /// Bytes of UTF-8: beyond this a code is too dense for a printed card.
    package static let longest = 500

    /// The code of `text`, correction level M (15 % may be dirty), with its quiet zone of 4 modules.
    /// - Parameters:
    ///   - text: 1...500 bytes of UTF-8.
    ///   - label: what the picture is, in the reader's language; never the text itself when that is a secret.
    ///   - millimetres: size of a printed module; nil leaves the size to the style sheet.
    /// - Throws: `CodeError` outside these bounds.
    package static func drawing(
        of text: String, label: String, millimetres: Double? = nil
    ) throws(CodeError) -> CodeDrawing {
        try symbol(of: text).drawing(barHeight: 1, quiet: 4, quietRows: 4, label: label, millimetres: millimetres)
    }

    static func symbol(of text: String) throws(CodeError) -> Symbol {
        try Symbol(text, symbology: Int32(BARCODE_QRCODE), correction: 2, longest: longest)
    }
}
