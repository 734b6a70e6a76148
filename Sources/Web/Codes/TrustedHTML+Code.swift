import Codes

extension TrustedHTML {
    /// A printed code: its drawing is made by us, and its label escaped.
    init(_ code: CodeDrawing) { self.init(trusting: code.svg) }
}
