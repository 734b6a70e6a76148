import Domain
import Media
import Web

/// Draws pictures and hands them in like any upload.
struct DemoPictures {
    let site: Site

    /// Two at a time; nil where there is nothing to draw.
    /// - Returns: in the order of the scenes.
    func take(_ scenes: [[String]]) async throws -> [MediaFile?] {
        try await withThrowingTaskGroup(of: (Int, MediaFile).self) { group in
            var files = [MediaFile?](repeating: nil, count: scenes.count)
            var running = 0
            for (index, lines) in scenes.enumerated() where !lines.isEmpty {
                if running >= 2, let (done, file) = try await group.next() {
                    files[done] = file
                    running -= 1
                }
                running += 1
                group.addTask { (index, try await draw(lines, name: "dessin-\(index).png")) }
            }
            for try await (done, file) in group { files[done] = file }
            return files
        }
    }

    private func draw(_ lines: [String], name: String) async throws -> MediaFile {
        let png = try Scene(lines).draw().png
        return try await site.media.take(own: png, as: .photo, name: name)
    }
}
