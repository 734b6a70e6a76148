import WorkerKit

/// One width of the picture, as written into a descriptor.
package struct Rendition {
    package let slot: Int
    package let width: Int
    package let height: Int
    /// jpeg or png.
    package let format: String
}

/// What became of a picture.
package struct Renditions {
    /// Narrowest first.
    package let list: [Rendition]
    /// A PNG of at most 8x8 pixels in base64, at most 400 characters, to be shown while the picture comes.
    package let preview: String
}

extension RenditionPlan {
    private static let previewSide = 8

    /// Reduces step by step, each from the one before, and writes them.
    ///
    /// - Parameters:
    ///   - surface: upright, at least as large as the widest size.
    ///   - slot: descriptor of the narrowest; the others follow.
    /// - Throws: `Refused.storageFull`.
    package func write(_ surface: some Surface, as style: Style, slot: Int = 5) throws -> Renditions {
        var written: [Rendition] = []
        var current = surface
        for (index, size) in sizes.enumerated() {
            current = current.reduced(to: size.width, size.height)
            let place = slot + sizes.count - 1 - index
            let encoded = current.encoded(as: style)
            try encoded.write(to: Output(Int32(place)))
            written.append(
                Rendition(slot: place, width: size.width, height: size.height, format: encoded.format))
        }
        return Renditions(list: written.reversed(), preview: preview(of: current))
    }

    private func preview(of surface: some Surface) -> String {
        let longest = max(surface.width, surface.height)
        let side = min(Self.previewSide, longest)
        func reduced(_ length: Int) -> Int { max(1, (length * side + longest / 2) / longest) }
        return surface.thumbnail(reduced(surface.width), reduced(surface.height)).png().base64
    }
}
