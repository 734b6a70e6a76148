import Domain
import Foundation
import Modules
import Sandbox
import Yams

/// Measures the content-type host: loading, checking a draft, one run of an inspector.
///
/// Prints a line for each.
/// Each figure stands beside the same work done bare, in the same run.
@main enum ModulesBench {
    static func main() async throws {
        let plugins = URL(fileURLWithPath: CommandLine.arguments.dropFirst().first ?? "Plugins")
        print("what\tours\treference\tratio\treference is")
        try loading(plugins)
        try checking(plugins)
        try await inspecting(plugins)
    }

    // MARK: Loading

    private static func loading(_ plugins: URL) throws {
        let place = FileManager.default.temporaryDirectory.appending(component: "bricoleur-bench-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: place) }
        let names = Registry.load([plugins]).modules.map(\.id)
        for count in [4, 100] {
            let folder = place.appending(component: "\(count)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            var manifests: [URL] = []
            for number in 0..<count {
                let name = names[number % names.count]
                let copy = folder.appending(component: count == names.count ? name : "\(name)-\(number)")
                try FileManager.default.copyItem(at: plugins.appending(component: name), to: copy)
                let manifest = copy.appending(component: "module.yaml")
                let id = copy.lastPathComponent
                try String(contentsOf: manifest, encoding: .utf8)
                    .replacing("id: \(name)\n", with: "id: \(id)\n").replacing(
                        "\(name).formulas", with: "\(id).formulas"
                    )
                    .write(to: manifest, atomically: true, encoding: .utf8)
                manifests.append(manifest)
            }
            let ours = best(of: count > 10 ? 3 : 10) {
                guard Registry.load([folder]).modules.count == count else { fatalError("not all modules load") }
            }
            let bare = best(of: count > 10 ? 3 : 10) {
                for manifest in manifests {
                    guard let text = try? String(contentsOf: manifest, encoding: .utf8),
                        (try? Yams.compose(yaml: text)) != nil
                    else { fatalError("a manifest does not parse") }
                }
            }
            line("load \(count) modules", ours, bare, "reading and parsing their manifests alone")
        }
    }

    // MARK: Checking

    private static func checking(_ plugins: URL) throws {
        guard let ticket = Registry.load([plugins])["ticket"] else { fatalError("there is no ticket") }
        var content = Content(title: "Le ticket du guichet", summary: "On sait quand vient son tour.")
        for field in ticket.fields {
            switch field.kind {
            case .text, .markdown:
                content.fields[field.id] = .text("Une phrase de longueur ordinaire, comme on en écrit.")
            case .number: content.fields[field.id] = .text("42")
            case .choice(let options): content.fields[field.id] = options.first.map { .text($0.id) }
            case .choices(let options): content.fields[field.id] = .choices(options.map(\.id))
            case .boolean: content.fields[field.id] = .text("true")
            case .duration(let units, _):
                content.fields[field.id] = units.first.map { .duration(amount: "3", unit: $0.rawValue) }
            case .materials:
                content.fields[field.id] = .materials([Material(name: "Papier", quantity: "25", unit: "sheet")])
            case .table, .group:
                content.fields[field.id] = .table((0..<10).map { ["place": "En haut", "text": "Mention \($0)"] })
            case .date, .link, .reference, .file, .photo: break
            }
        }
        content.steps = (0..<50).map { number in
            Step(
                title: "Étape \(number)", text: String(repeating: "Plier, couper, ranger. ", count: 20),
                warning: "Doucement")
        }
        let data = try JSONEncoder().encode(content)
        let draft = content
        let ours = best(of: 200) { _ = ticket.findings(for: draft, files: [:]) }
        let bare = best(of: 200) { _ = try? JSONDecoder().decode(Content.self, from: data) }
        line("check a draft of 50 steps", ours, bare, "reading it from JSON, as the database gives it")
    }

    // MARK: Inspecting

    private static func inspecting(_ plugins: URL) async throws {
        let module = plugins.appending(component: "spreadsheet")
        let program = module.appending(component: "bin/formulas")
        guard FileManager.default.isExecutableFile(atPath: program.path) else {
            print("inspector\tnot built\t\t\tscripts/build makes it")
            return
        }
        guard let spreadsheet = Registry.load([plugins])["spreadsheet"] else { fatalError("there is no spreadsheet") }
        let inspectors = ModuleInspectors(
            module: spreadsheet.id, folder: module, inspectors: spreadsheet.inspectors)
        var lock = ModuleLock()
        lock.pin(inspectors)
        let place = FileManager.default.temporaryDirectory.appending(component: "bricoleur-bench-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: place) }
        let runner = InspectorRunner(sandbox: Sandbox(), folder: place) { print($0) }
        _ = runner.provision([inspectors], trust: ProgramTrust(own: lock))
        let file = place.appending(component: "empty.xlsx")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        try Data("not a workbook".utf8).write(to: file)
        var times: [Duration] = []
        for _ in 0..<40 {
            let start = ContinuousClock.now
            let runs = try await runner.inspect(
                InspectedFile(url: file, size: 14, digest: "0", kind: "xlsx", name: "empty.xlsx", field: "model"),
                names: spreadsheet.inspectors.map(\.id), urgency: .interactive)
            times.append(ContinuousClock.now - start)
            guard case .answered? = runs.first?.outcome else { fatalError("the inspector did not answer: \(runs)") }
        }
        let bare = best(of: 40) {
            let process = Process()
            process.executableURL = program
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            process.standardInput = FileHandle(forReadingAtPath: file.path)
            try? process.run()
            process.waitUntilExit()
        }
        line("inspect one file", times.min() ?? .zero, bare, "the bare program, spawned without walls")
    }

    // MARK: Figures

    private static func best(of rounds: Int, _ work: () -> Void) -> Duration {
        (0..<rounds).map { _ in ContinuousClock().measure(work) }.min() ?? .zero
    }

    private static func line(_ what: String, _ ours: Duration, _ bare: Duration, _ reference: String) {
        func milliseconds(_ time: Duration) -> String {
            let (seconds, attoseconds) = time.components
            return String(format: "%.2f ms", Double(seconds) * 1_000 + Double(attoseconds) / 1e15)
        }
        print(
            "\(what)\t\(milliseconds(ours))\t\(milliseconds(bare))\t\(String(format: "%.2f", ours / bare))\t\(reference)"
        )
    }
}
