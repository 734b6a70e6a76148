import Domain
import Foundation
import Glibc

/// A module's program in the module's folder.
struct ProgramFile {
    let path: String
    private let folder: URL

    init(_ path: String, in folder: URL) {
        self.path = path
        self.folder = folder
    }

    private var url: URL { folder.appending(path: path) }
    private var isThere: Bool { (try? FileManager.default.attributesOfItem(atPath: url.path)) != nil }

    /// Its source is there and it is not: it has yet to be built.
    var isNotBuilt: Bool {
        let source = folder.appending(component: "inspector").path
        return !isThere && FileManager.default.fileExists(atPath: source)
    }

    /// What is wrong with it; nil as well when it has yet to be built.
    var problem: Problem? {
        if isNotBuilt { return nil }
        guard isThere else { return .inspectorProgramMissing(path) }
        guard ModuleFiles.isInside(url, folder) else { return .leavesFolder(path) }
        guard let file = open() else { return .unreadable }
        defer { close(file.descriptor) }
        guard file.mode & S_IFMT == S_IFREG else { return .inspectorNotProgram(path) }
        guard file.mode & 0o111 != 0 else { return .inspectorNotExecutable(path) }
        guard file.size <= InspectorLimits.programBytes else {
            return .inspectorTooLarge(path, limit: InspectorLimits.programBytes)
        }
        return Self.problem(of: Self.read(file.descriptor, atMost: 256), path)
    }

    private static func problem(of head: [UInt8], _ path: String) -> Problem? {
        guard head.starts(with: Array("#!".utf8)) else {
            return head.starts(with: [0x7f] + Array("ELF".utf8)) ? nil : .inspectorNotProgram(path)
        }
        guard let interpreter = interpreter(of: head) else { return .inspectorNotProgram(path) }
        let isEnvironment = interpreter.hasSuffix("/env")
        return interpreter.hasPrefix("/") && !isEnvironment ? nil : .inspectorInterpreter(interpreter)
    }

    /// The program that a script's first line names; nil for anything but a script.
    static func interpreter(of program: [UInt8]) -> String? {
        guard program.starts(with: Array("#!".utf8)), let end = program.prefix(256).firstIndex(of: 0x0a) else {
            return nil
        }
        return String(decoding: program[2..<end], as: UTF8.self).split(whereSeparator: \.isWhitespace).first
            .map(String.init)
    }

    /// The whole program, as it is at this moment.
    func bytes() -> Result<[UInt8], Problem> {
        if let problem { return .failure(problem) }
        guard let file = open() else { return .failure(.unreadable) }
        defer { close(file.descriptor) }
        let limit = InspectorLimits.programBytes
        let bytes = Self.read(file.descriptor, atMost: limit + 1)
        if bytes.count > limit { return .failure(.inspectorTooLarge(path, limit: limit)) }
        return bytes.isEmpty ? .failure(.unreadable) : .success(bytes)
    }

    /// Does not wait: a pipe in the place of a program would.
    private func open() -> (descriptor: Int32, mode: mode_t, size: Int)? {
        let descriptor = Glibc.open(url.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            close(descriptor)
            return nil
        }
        return (descriptor, status.st_mode, Int(status.st_size))
    }

    private static func read(_ descriptor: Int32, atMost limit: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < limit {
            let wanted = min(1 << 20, limit - bytes.count)
            let piece = [UInt8](unsafeUninitializedCapacity: wanted) { room, count in
                count = max(0, Glibc.read(descriptor, room.baseAddress, wanted))
            }
            if piece.isEmpty { break }
            bytes += piece
        }
        return bytes
    }
}
