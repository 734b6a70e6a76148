package import WorkerKit

/// What was found in a photo, and does not go on to its readers.
package struct Traces {
    package var metadata = false
    /// Where it was taken.
    package var place = false
    /// Bytes after its end.
    package var trailer = false
    /// A second picture, the frames of an animation.
    package var extraPictures = false
    /// Colours other than sRGB of 8 bits.
    package var colours = false
    /// The format that became another one.
    package var converted: String?

    package init() {}

    /// - Parameter orientation: as EXIF has it; 1 is upright.
    package func findings(orientation: Int) -> [Finding] {
        var findings: [Finding] = []
        func add(_ code: String, when found: Bool) { if found { findings.append(Finding(code, .hint)) } }
        add("photo.metadataRemoved", when: metadata)
        add("photo.placeRemoved", when: place)
        add("photo.turned", when: orientation != 1)
        add("photo.coloursConverted", when: colours)
        add("photo.trailerRemoved", when: trailer)
        add("photo.extraPicturesRemoved", when: extraPictures)
        if let converted { findings.append(Finding("photo.converted", .hint, [("found", .text(converted))])) }
        return findings
    }
}
