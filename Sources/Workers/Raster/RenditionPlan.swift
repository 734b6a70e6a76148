/// Which sizes a picture is kept in.
package struct RenditionPlan {
    /// Upright, widest first, each 1x1 or more, none wider than the picture.
    package let sizes: [(width: Int, height: Int)]

    /// - Parameters:
    ///   - width: of the upright picture, in pixels.
    ///   - widths: what is wished; those that the picture does not reach are left out, and its own comes in when it is
    ///     smaller than the widest.
    package init(width: Int, height: Int, widths: [Int]) {
        let widest = min(width, widths.max() ?? width)
        let kept = widths.filter { $0 < widest } + [widest]
        sizes = kept.sorted(by: >).map { ($0, max(1, (height * $0 + width / 2) / width)) }
    }

    package var widest: (width: Int, height: Int) { sizes.first ?? (1, 1) }

    /// The widest size as it is before turning.
    package func stored(_ orientation: Int) -> (width: Int, height: Int) {
        orientation >= 5 ? (widest.height, widest.width) : widest
    }
}
