import Foundation

/// Reads a text file of a module's folder, and never anything outside it.
enum ModuleFile {
    /// - Parameter limit: bytes.
    static func read(_ name: String, in folder: URL, limit: Int) -> Result<String, Problem> {
        let url = folder.appendingPathComponent(name)
        guard isInside(url, folder) else { return .failure(.leavesFolder(name)) }
        let attributes = try? FileManager.default.attributesOfItem(atPath: url.resolvingSymlinksInPath().path)
        guard attributes?[.type] as? FileAttributeType == .typeRegular,
            let handle = try? FileHandle(forReadingFrom: url)
        else { return .failure(.unreadable) }
        defer { try? handle.close() }
        guard let size = try? handle.seekToEnd() else { return .failure(.unreadable) }
        guard size <= UInt64(limit) else { return .failure(.fileTooLarge(Int(clamping: size), limit: limit)) }
        guard (try? handle.seek(toOffset: 0)) != nil, let data = try? handle.read(upToCount: limit + 1) ?? Data() else {
            return .failure(.unreadable)
        }
        guard var text = String(data: data, encoding: .utf8) else { return .failure(.notText) }
        if text.unicodeScalars.first == "\u{feff}" { text.unicodeScalars.removeFirst() }
        return .success(text)
    }

    /// True when the file that `url` really is lies under `folder`, or does not exist.
    static func isInside(_ url: URL, _ folder: URL) -> Bool {
        let root = folder.resolvingSymlinksInPath().standardizedFileURL.path
        let path = url.resolvingSymlinksInPath().standardizedFileURL.path
        return path == root || path.hasPrefix(root + "/")
    }
}
