/// Keys of the mappings inside a document; those of the document and its styles are their decoders'.
enum DocumentKeys {
    static let series = ["from", "to", "digits", "rows"]
    static let grid = ["width", "height", "gap", "cut", "order"]
    static let stub = ["width", "side", "template"]
    static let codes = ["qr", "bars"]
    static let qr = ["of", "size"]
    static let bars = ["of", "width", "height"]
    static let reading = ["distance", "styles"]
    static let fit = ["fit", "least", "most"]
    static let border = ["width", "line", "colour", "sides"]
}
