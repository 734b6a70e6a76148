import Crypto
import Foundation
import Glibc
import Sandbox

/// Does over and over what the server does for a photo: `Photos FILE FOLDER RUNS WIDTH...`.
///
/// That is a sandboxed worker with files to write into, then SHA-256 of the upload and of each file it wrote; those of
/// the last run stay in FOLDER. Prints a line for each run after one that is not counted: milliseconds of CPU, user and
/// system, of this process and of the workers.
@main
struct Photos {
    private static let side = 16_384
    private static let pixels = 100_000_000

    private let sandbox = Sandbox(report: { FileHandle.standardError.write(Data("\($0)\n".utf8)) })
    private let photo: URL
    private let folder: URL
    private let widths: [Int]

    static func main() async throws {
        let words = CommandLine.arguments.dropFirst()
        let numbers = words.dropFirst(2).compactMap { Int($0) }.filter { $0 > 0 }
        guard let photo = words.first, numbers.count >= 2, numbers.count == words.count - 2 else {
            print("usage: Photos FILE FOLDER RUNS WIDTH...")
            exit(64)
        }
        let photos = Photos(
            photo: URL(filePath: photo), folder: URL(filePath: words[words.startIndex + 1]),
            widths: Array(numbers.dropFirst()))
        try await photos.take()
        for _ in 0..<numbers[0] {
            let before = cpuMilliseconds()
            try await photos.take()
            print(String(format: "%.1f", cpuMilliseconds() - before))
        }
    }

    private init(photo: URL, folder: URL, widths: [Int]) {
        self.photo = photo
        self.folder = folder
        self.widths = widths
    }

    private func take() async throws {
        let slots = try (["full"] + widths.map { "\($0).jpg" }).map { name in
            let slot = folder.appending(component: name)
            try Data().write(to: slot)
            return slot
        }
        let digest = try digest(of: photo)
        let job = Sandbox.Job(
            .decode, "bricoleur-pictures", ["photo"] + ([Self.side, Self.pixels] + widths).map(String.init),
            input: photo,
            files: [.read(URL(filePath: "/usr/lib/file/magic.mgc"))] + slots.map(Sandbox.Job.File.write))
        let answer = try await sandbox.run(job)
        let digests = try Set([digest] + slots.map(digest(of:)))
        guard !answer.contains(#""level":"error""#.utf8), digests.count == widths.count + 2 else {
            print("refused, or two files are the same: \(String(decoding: answer, as: UTF8.self))")
            exit(1)
        }
    }

    /// Read in pieces, as an upload comes in.
    private func digest(of file: URL) throws -> SHA256.Digest {
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        var hash = SHA256()
        while let piece = try handle.read(upToCount: 128 * 1024), !piece.isEmpty { hash.update(data: piece) }
        return hash.finalize()
    }

    /// So far, of this process and of those that it started and waited for.
    private static func cpuMilliseconds() -> Double {
        [RUSAGE_SELF, RUSAGE_CHILDREN].reduce(0) { sum, who in
            var usage = rusage()
            getrusage(who.rawValue, &usage)
            return sum + milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime)
        }
    }

    private static func milliseconds(_ time: timeval) -> Double {
        Double(time.tv_sec) * 1000 + Double(time.tv_usec) / 1000
    }
}
