import Glibc

/// One width of the picture, as written into the output folder.
struct Rendition {
    let width: Int
    let height: Int
    /// jpeg or png.
    let format: String
    let name: String
}

/// Which sizes a picture is kept in.
struct RenditionPlan {
    /// Widest first, each 1x1 or more, none wider than the picture.
    let sizes: [(width: Int, height: Int)]

    init(width: Int, height: Int, widths: [Int]) {
        let widest = min(width, widths.max() ?? width)
        let kept = widths.filter { $0 < widest } + [widest]
        sizes = kept.sorted(by: >).map { ($0, max(1, (height * $0 + width / 2) / width)) }
    }

    var target: Int { sizes.first?.width ?? 1 }

    /// Reduces step by step, each from the one before, and writes them.
    ///
    /// Smallest first in the answer.
    func write(_ source: Picture, orientation: Int, photo: Bool, into folder: Int32) throws -> [Rendition] {
        var written: [Rendition] = []
        var picture = source
        for (index, size) in sizes.enumerated() {
            if index == 0 {
                // Turning comes after the first reduction: fewer pixels to move.
                let turned = orientation >= 5
                picture = picture.reduced(to: turned ? size.height : size.width, turned ? size.width : size.height)
                    .upright(from: orientation)
            } else {
                picture = picture.reduced(to: size.width, size.height)
            }
            let flat = !photo && (picture.transparent || picture.fewColours)
            let bytes =
                flat ? picture.png() : picture.jpeg(quality: photo ? 80 : 85, halvedColour: photo)
            let name = "r\(size.width).\(flat ? "png" : "jpg")"
            try save(bytes, as: name, into: folder)
            written.append(
                Rendition(width: size.width, height: size.height, format: flat ? "png" : "jpeg", name: name))
        }
        return written.reversed()
    }

    private func save(_ bytes: [UInt8], as name: String, into folder: Int32) throws {
        let file = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure("openat") }
        defer { close(file) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure("write") }
            rest = rest.dropFirst(count)
        }
    }

    private func failure(_ call: String) -> Refused {
        if errno == ENOSPC || errno == EDQUOT { return .storageFull }
        stop("\(call): errno \(errno)")
    }
}
