import Foundation

extension ModuleFiles {
    private static let folders = ["views": "mustache", "documents": "mustache", "migrations": "yaml"]

    /// Reads every file that counts, and never anything outside `folder`.
    ///
    /// What cannot be read is remembered under its path and said when somebody asks for it.
    static func read(_ folder: URL) -> ModuleFiles {
        var texts: [String: String] = [:]
        var faults: [String: Fault] = [:]
        for path in paths(in: folder) {
            guard texts.count + faults.count < maximumCount else {
                faults[path] = .refused(.tooManyFiles(limit: maximumCount))
                continue
            }
            switch text(path, in: folder) {
            case .success(let text): texts[path] = text
            case .failure(let fault): faults[path] = fault
            }
        }
        return ModuleFiles(texts: texts, faults: faults)
    }

    /// A text of the folder that does not make the module what it is, such as one of its fixtures.
    static func read(_ path: String, in folder: URL) -> Result<String, Problem> {
        switch text(path, in: folder) {
        case .success(let text): .success(text)
        case .failure(.tooLarge(let bytes)): .failure(.fileTooLarge(bytes, limit: maximumBytes))
        case .failure(.refused(let problem)): .failure(problem)
        }
    }

    private static func paths(in folder: URL) -> [String] {
        let pictures = names(in: folder, ending: "svg")
        let others = folders.sorted { $0.key < $1.key }.flatMap { name, ending in
            names(in: folder.appendingPathComponent(name), ending: ending).map { "\(name)/\($0)" }
        }
        return [manifest] + pictures + others
    }

    private static func names(in folder: URL, ending: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { !$0.hasPrefix(".") && $0.hasSuffix("." + ending) }.sorted()
    }

    private static func text(_ path: String, in folder: URL) -> Result<String, Fault> {
        let url = folder.appendingPathComponent(path)
        guard isInside(url, folder) else { return .failure(.refused(.leavesFolder(path))) }
        let attributes = try? FileManager.default.attributesOfItem(atPath: url.resolvingSymlinksInPath().path)
        guard attributes?[.type] as? FileAttributeType == .typeRegular,
            let handle = try? FileHandle(forReadingFrom: url)
        else { return .failure(.refused(.unreadable)) }
        defer { try? handle.close() }
        guard let data = try? handle.read(upToCount: maximumBytes + 1) ?? Data() else {
            return .failure(.refused(.unreadable))
        }
        guard data.count <= maximumBytes else {
            let size = (try? handle.seekToEnd()).map { Int(clamping: $0) } ?? data.count
            return .failure(.tooLarge(bytes: size))
        }
        guard var text = String(data: data, encoding: .utf8) else { return .failure(.refused(.notText)) }
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
