import Raster
import WorkerKit

/// The ICC profile of a JPEG, in one segment or several: `ICC_PROFILE\0`, number from 1, how many, data.
struct JPEGProfile {
    private static let header = 14
    private static let longest = 4 * 1024 * 1024

    /// Whole segments, marker included.
    private(set) var segments: [Range<Int>] = []

    mutating func add(_ segment: Range<Int>) { segments.append(segment) }

    /// What it comes to for a picture of so many channels.
    ///
    /// A profile with a part missing or there twice counts as unusable.
    func colours(of file: Bytes, channels: Int) -> Colours {
        if segments.isEmpty { return .srgb }
        return bytes(of: file).withUnsafeBytes { Colours(profile: $0, channels: channels) }
    }

    /// The whole profile; empty when its parts do not fit together.
    func bytes(of file: Bytes) -> [UInt8] {
        let parts = segments.map { file.slice($0.lowerBound + 4, $0.count - 4) }
        guard parts.indices.allSatisfy({ numbers(of: parts[$0]) == (UInt8($0 % 255 + 1), UInt8(parts.count % 256)) }),
            parts.count <= 255, segments.reduce(0, { $0 + $1.count }) <= Self.longest
        else { return [] }
        return parts.flatMap { part in
            part.slice(Self.header, part.count).lend { Array(UnsafeBufferPointer(start: $0, count: $1)) }
        }
    }

    private func numbers(of part: Bytes) -> (UInt8, UInt8) { (part[12] ?? 0, part[13] ?? 0) }
}
