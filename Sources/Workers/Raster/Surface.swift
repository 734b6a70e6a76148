/// A picture of some kind that can be made smaller, turned and written as a file.
package protocol Surface: AnyObject {
    var width: Int { get }
    var height: Int { get }

    /// The picture at another size, 1x1 or more; itself when it has that size already.
    func reduced(to width: Int, _ height: Int) -> Self

    /// As seen, when it was stored in EXIF orientation 1...8; itself for 1.
    func upright(from orientation: Int) -> Self

    func encoded(as style: Style) -> Encoded

    /// A very small copy on white.
    func thumbnail(_ width: Int, _ height: Int) -> Picture
}

/// How a picture is best written.
package enum Style {
    /// JPEG, quality 80, colour halved both ways; PNG where it is transparent.
    case photo
    /// A screenshot or a drawing: PNG where it is transparent or has few colours, otherwise JPEG, quality 85, with all
    /// of its colour.
    case drawing
}
