import Domain
import Foundation
import Media
import Support
import Testing

/// What leaves the house of photos that carry a place, as exiftool sees it.
@Suite(.enabled(if: Corpus.isThere, "\(Corpus.absence)")) struct ServedBytes {
    @Test func `no byte that is served of a photo with a place says anything of it`() async throws {
        let desk = try Desk()
        let rows = try Corpus.rows().filter { $0.file.hasPrefix("photos/") && $0.exiftool.contains("gps=yes") }
        var files: [URL] = []

        for row in rows {
            let bytes = Array(try Data(contentsOf: row.url))
            let photo = try await desk.photo(bytes, name: row.url.lastPathComponent)
            let upright = try await desk.store.upright(photo) { _ in true }
            #expect(upright.orientation == 1)
            #expect(photo.findings.contains { $0.code == .photoPlaceRemoved }, "\(row)")
            let served = upright.digests.union(photo.renditions.map(\.digest))
            for digest in served {
                let url = try #require(desk.store.url(digest: digest))
                files.append(url)
                #expect(Self.endsWithThePicture(try Data(contentsOf: url)), "\(row): \(digest)")
            }
        }

        let found = try Self.exiftool(files)
        #expect(found.count == files.count)
        for tags in found {
            let left = tags.keys.filter { key in
                ["EXIF:", "XMP", "MakerNotes", "IPTC:", "Photoshop:", "GPS", "MPF", "Trailer", "QuickTime:"].contains {
                    key.hasPrefix($0)
                }
            }
            #expect(left.isEmpty, "\(tags["SourceFile"] ?? ""): \(left.sorted())")
        }
        print("photos with a place: \(rows.count), files served of them: \(files.count), metadata left in 0")
        #expect(rows.count >= 6)
    }

    /// Every tag that exiftool finds, with the group before its name.
    private static func exiftool(_ files: [URL]) throws -> [[String: Any]] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/exiftool")
        process.arguments = ["-json", "-G0", "-a", "-u", "-ee"] + files.map(\.path)
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try #require(try JSONSerialization.jsonObject(with: output) as? [[String: Any]])
    }

    private static func endsWithThePicture(_ data: Data) -> Bool {
        if data.starts(with: [0xff, 0xd8]) { return data.suffix(2) == Data([0xff, 0xd9]) }
        if data.starts(with: [0x89, 0x50]) { return data.suffix(8).prefix(4) == Data("IEND".utf8) }
        if data.starts(with: Data("RIFF".utf8)) {
            let size = data.dropFirst(4).prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
            return data.count == size + 8 + size % 2
        }
        return data.starts(with: Data("GIF8".utf8)) && data.last == 0x3b
    }
}
