import CLetters

/// How a stored picture is looked at: one of the eight orientations of EXIF.
struct MarkView {
    /// 1...8; 1 is as stored.
    let orientation: Int

    init(orientation: Int) { self.orientation = orientation }

    /// True when rows are seen as columns.
    var isTransposed: Bool { orientation >= 5 }

    /// True when the stored picture's right edge is seen first.
    private var flipsX: Bool { [2, 3, 7, 8].contains(orientation) }
    private var flipsY: Bool { [3, 4, 6, 7].contains(orientation) }

    /// The same picture after further turns, clockwise.
    func turned(_ quarters: Int) -> MarkView {
        let turns = [[1, 6, 3, 8], [2, 7, 4, 5]]
        for ring in turns {
            if let place = ring.firstIndex(of: orientation) {
                return MarkView(orientation: ring[(place + quarters) % ring.count])
            }
        }
        return self
    }

    /// Carries a place of the picture as seen to the one in the stored picture of this size.
    func matrix(width: Int, height: Int) -> cletters_matrix {
        let (x, dx) = flipsX ? (-1.0, Double(width)) : (1, 0)
        let (y, dy) = flipsY ? (-1.0, Double(height)) : (1, 0)
        return isTransposed
            ? cletters_matrix(xx: 0, xy: x, yx: y, yy: 0, dx: dx, dy: dy)
            : cletters_matrix(xx: x, xy: 0, yx: 0, yy: y, dx: dx, dy: dy)
    }

    /// The stored pixels of an area of the picture as seen.
    func stored(_ area: MarkArea, width: Int, height: Int) -> MarkArea {
        var found = isTransposed ? MarkArea(x: area.y, y: area.x, width: area.height, height: area.width) : area
        if flipsX { found.x = width - found.x - found.width }
        if flipsY { found.y = height - found.y - found.height }
        return found
    }
}

/// Whole pixels, one or more each way.
struct MarkArea: Equatable {
    var x: Int
    var y: Int
    var width: Int
    var height: Int
}
