/// A picture's pixels, stored as the camera held it and drawn on as it is seen upright.
struct MarkCanvas {
    /// RGBA, row after row; someone else's.
    let pixels: UnsafeMutableBufferPointer<UInt8>
    /// As stored.
    let storedWidth: Int
    let storedHeight: Int
    let view: MarkView

    /// As seen.
    var width: Int { view.isTransposed ? storedHeight : storedWidth }
    var height: Int { view.isTransposed ? storedWidth : storedHeight }

    var whole: MarkArea { MarkArea(x: 0, y: 0, width: width, height: height) }

    /// Every pixel that a box touches, as seen.
    func covering(_ box: Mark.Box) -> MarkArea {
        let (x, width) = Self.touched(box.x, box.width, of: width)
        let (y, height) = Self.touched(box.y, box.height, of: height)
        return MarkArea(x: x, y: y, width: width, height: height)
    }

    /// The pixels from the box's nearest edge to the nearest edge, as seen.
    func nearest(_ box: Mark.Box) -> MarkArea {
        let (x, width) = Self.rounded(box.x, box.width, of: width)
        let (y, height) = Self.rounded(box.y, box.height, of: height)
        return MarkArea(x: x, y: y, width: width, height: height)
    }

    func stored(_ area: MarkArea) -> MarkArea { view.stored(area, width: storedWidth, height: storedHeight) }

    private static func touched(_ start: Int, _ length: Int, of side: Int) -> (Int, Int) {
        whole(start * side / 10_000, ((start + length) * side + 9_999) / 10_000, of: side)
    }

    private static func rounded(_ start: Int, _ length: Int, of side: Int) -> (Int, Int) {
        whole((start * side + 5_000) / 10_000, ((start + length) * side + 5_000) / 10_000, of: side)
    }

    private static func whole(_ first: Int, _ end: Int, of side: Int) -> (Int, Int) {
        let start = min(first, side - 1)
        return (start, max(1, min(end, side) - start))
    }
}
