import Domain
import Yams

extension MigrationFile {
    static let keys = ["from", "to", "steps"]
    private static let folder = "migrations"
    private static let maximumSteps = 200

    /// Every migration of a module, in order; what is wrong with them is added to the report of its manifest.
    ///
    /// There must be one from each schema to the next, up to the module's own.
    /// - Parameters:
    ///   - manifest: where `schema` is written.
    ///   - fields: of the module; nil when something is wrong with them already.
    ///   - old: schema and fields of the module as it was last accepted, to check against.
    static func readAll(
        _ files: ModuleFiles, schema: Int, fields: [Field]?, _ manifest: MappingReader,
        after old: (schema: Int, fields: [Field])? = nil
    ) -> [MigrationFile] {
        let report = manifest.report
        var found: [Int: MigrationFile] = [:]
        var named: Set<Int> = []
        for path in files.paths(in: folder) {
            let shown = report.file.dropLast(ModuleFiles.manifest.count) + path
            let own = Report(file: String(shown), text: files.texts[path] ?? "")
            if let from = number(ofFile: path, schema, own) {
                named.insert(from)
                let source = old?.schema == from ? old.map { FormShape($0.fields) } : nil
                found[from] = read(
                    files.text(path), from: from, source, toward: from + 1 == schema ? fields : nil, own)
            }
            report.add(own.errors)
        }
        for from in 1..<max(schema, 1) where !named.contains(from) {
            report.add(.migrationMissing(path(from)), at: manifest.value("schema") ?? manifest.node)
        }
        return found.values.sorted { $0.from < $1.from }
    }

    static func path(_ from: Int) -> String { "\(folder)/\(from)-to-\(from + 1).yaml" }

    private static func number(ofFile path: String, _ schema: Int, _ report: Report) -> Int? {
        let name = String(path.dropFirst(folder.count + 1))
        guard let from = name.split(separator: "-").first.flatMap({ Int($0) }), from > 0, from < 9_999,
            path == self.path(from)
        else {
            report.add(.migrationName(name))
            return nil
        }
        if from >= schema { report.add(.migrationBeyond(path, schema: schema)) }
        return from
    }

    private static func read(
        _ text: Result<String, Problem>, from: Int, _ source: FormShape?, toward fields: [Field]?, _ report: Report
    ) -> MigrationFile? {
        switch text {
        case .failure(let problem):
            report.add(problem)
            return nil
        case .success(let text):
            guard let root = ManifestDocument.read(text, report),
                let reader = MappingReader(root, named: path(from), report)
            else { return nil }
            reader.checkKeys(known: keys)
            check("from", from, reader)
            check("to", from + 1, reader)
            var decoder = StepDecoder(report: report, source: source, fields: fields)
            let steps = reader.list("steps", limit: maximumSteps).compactMap { decoder.decode($0) }
            return MigrationFile(from: from, to: from + 1, steps: steps)
        }
    }

    private static func check(_ key: String, _ wanted: Int, _ reader: MappingReader) {
        guard let number = reader.integer(key, 1...9_999, required: true), number != wanted,
            let node = reader.value(key)
        else { return }
        reader.report.add(.migrationNumber(key, is: number, named: wanted), at: node)
    }
}
