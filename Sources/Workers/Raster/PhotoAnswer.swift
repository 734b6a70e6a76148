package import WorkerKit

/// The picture that is kept beside its renditions, without what the photo said of its author.
package struct Original {
    /// jpeg, png, webp or gif.
    package let format: String
    /// As stored: not yet turned.
    package let width: Int
    package let height: Int

    package init(format: String, width: Int, height: Int) {
        self.format = format
        self.width = width
        self.height = height
    }
}

extension Answer {
    /// Tells what a photo became.
    package mutating func tell(_ renditions: Renditions, original: Original, exif: Exif) {
        let list = renditions.list.map { rendition in
            JSON.object([
                ("slot", .number(rendition.slot)), ("width", .number(rendition.width)),
                ("height", .number(rendition.height)), ("format", .text(rendition.format)),
            ])
        }
        var members: [(String, JSON)] = [("orientation", .number(exif.orientation))]
        if let moment = exif.takenAt { members.append(("takenAt", .text(moment))) }
        members += [
            (
                "original",
                .object([
                    ("slot", .number(4)), ("format", .text(original.format)), ("width", .number(original.width)),
                    ("height", .number(original.height)),
                ])
            ),
            ("renditions", .array(list)), ("preview", .text(renditions.preview)),
        ]
        photo = .object(members)
    }
}
