/// What can be done to a photo with plain buttons, and how the drawings of two people come together.
extension Marks {
    /// - Parameter quarters: clockwise.
    package mutating func rotate(by quarters: Int) { turn = (turn + quarters) & 3 }

    /// Cuts off the sides of what is seen now, which may be cut and turned already.
    ///
    /// Sides are in ten-thousandths of the width or height that is seen.
    /// - Returns: false when hardly anything would be left; nothing is changed then.
    package mutating func cut(left: Int, top: Int, right: Int, bottom: Int) -> Bool {
        let seen = [left, top, right, bottom]
        guard seen.allSatisfy({ (0...Self.scale).contains($0) }), left + right <= Self.scale - Self.leastCrop,
            top + bottom <= Self.scale - Self.leastCrop
        else { return false }
        // A quarter turn clockwise brings the left side of the picture to the top.
        let sides = (0..<4).map { seen[($0 + turn) & 3] }
        let whole = crop ?? Box(x: 0, y: 0, w: Self.scale, h: Self.scale)
        let cut = Box(
            x: whole.x + whole.w * sides[0] / Self.scale, y: whole.y + whole.h * sides[1] / Self.scale,
            w: whole.w * (Self.scale - sides[0] - sides[2]) / Self.scale,
            h: whole.h * (Self.scale - sides[1] - sides[3]) / Self.scale)
        guard cut.w >= Self.leastCrop, cut.h >= Self.leastCrop else { return false }
        if cut != whole { crop = cut }
        return true
    }

    /// Least side of what a crop leaves.
    package static let leastCrop = 500

    /// The blurs alone: all that somebody else than its authors may do to a photo.
    package var blurs: Marks {
        Marks(
            shapes: shapes.filter {
                if case .blur = $0 { true } else { false }
            })
    }

    /// These with the shapes of `others` that are not among them, blurs first as the page draws them.
    ///
    /// Crop and turn stay.
    package func joined(with others: Marks) -> Marks {
        let all = shapes + others.shapes.filter { !shapes.contains($0) }
        let blurs = Marks(shapes: all).blurs.shapes
        return Marks(
            shapes: Array((blurs + all.filter { !blurs.contains($0) }).prefix(Self.most)), crop: crop, turn: turn)
    }
}
