import Foundation
import Testing

@testable import Modules

/// A folder of `Tests/Fixtures/broken`: a module with mistakes, and in its file `expected` what must be said of them.
///
/// One line each: `CODE line:column`, and the path of the file when it is not `module.yaml`. A folder `earlier` in it is
/// the revision that tutorials were written with.
struct BrokenFolder: CustomTestStringConvertible, Sendable {
    let url: URL

    var testDescription: String { url.lastPathComponent }

    static let all: [BrokenFolder] = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/broken").resolvingSymlinksInPath()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0 != "README.md" }.sorted().map { BrokenFolder(url: folder.appending(path: $0)) }
    }()

    func expected() throws -> [String] {
        try String(contentsOf: url.appending(path: "expected"), encoding: .utf8).split(separator: "\n").map(String.init)
            .sorted()
    }

    func found() throws -> [String] {
        let check = ModuleCheck.run(on: url)
        var problems = check.problems
        let earlier = url.appending(path: "earlier")
        if let module = check.module, FileManager.default.fileExists(atPath: earlier.path) {
            let old = try Module.make(of: .read(earlier), in: url, shown: "earlier").get()
            problems += module.problems(replacing: old)
        }
        return problems.map(short).sorted()
    }

    private func short(_ error: ManifestError) -> String {
        let path = error.file.replacing(Registry.shownPath(url) + "/", with: "")
        let place = "\(error.code) \(error.line):\(error.column)"
        return path == ModuleFiles.manifest ? place : "\(place) \(path)"
    }
}

@Suite struct BrokenFolders {
    @Test(arguments: BrokenFolder.all)
    func `a broken module gives exactly its codes, each where it is`(_ folder: BrokenFolder) throws {
        let (found, expected) = (try folder.found(), try folder.expected())

        #expect(found == expected)
    }

    @Test func `there are many of them, and of each family of codes one at least`() throws {
        let expected = try BrokenFolder.all.flatMap { try $0.expected() }
        let codes = Set(expected.compactMap { $0.split(separator: " ").first.map(String.init) })
        print("broken modules: \(BrokenFolder.all.count), \(expected.count) mistakes, \(codes.count) codes")

        #expect(BrokenFolder.all.count >= 45)
        let families = Set(codes.map { $0.split(separator: "-").dropLast().joined(separator: "-") })
        #expect(
            families
                == Set(Explanation.all.map { $0.code.split(separator: "-").dropLast().joined(separator: "-") })
                .subtracting(["W-INSPECT"]))
    }

    @Test func `a manifest of a megabyte is refused unread`() throws {
        let workshop = try Workshop()
        let manifest = Specimen.plain()[ModuleFiles.manifest]?.text ?? ""
        let text = manifest + "# \(String(repeating: "a", count: 1 << 20))\n"
        try workshop.write(text.replacing("id: sample", with: "id: probe"), to: "probe/module.yaml")

        #expect(workshop.errors == ["E-FILE-002 1:1"])
    }
}
