import Domain
import Foundation
import Yams

/// Reads `inspectors:` of a manifest and the names in its `inspect:` lists.
struct InspectorDecoder {
    /// Id of the module.
    let module: String
    /// Where its programs are; nil for a manifest out of the archive, whose programs are not looked at.
    let folder: URL?
    let report: Report

    static let keys = ["id", "run", "protocol", "timeout", "memory", "output"]

    /// - Parameter nodes: items of `inspectors:`.
    func decode(_ nodes: [Node]) -> [Inspector] {
        var found: [Inspector] = []
        for node in nodes {
            guard let reader = MappingReader(node, named: "inspectors", report) else { continue }
            reader.checkKeys(known: Self.keys)
            let id = id(reader, taken: found.map(\.id))
            let program = program(reader)
            let speaks = speaks(reader)
            let (timeout, memory, output) = (timeout(reader), memory(reader), output(reader))
            guard let id, let program, let speaks else { continue }
            found.append(
                Inspector(
                    id: id.text, program: program, speaks: speaks, timeoutSeconds: timeout, memoryMiB: memory,
                    outputKiB: output, spot: report.spot(of: id.node)))
        }
        return found
    }

    private func id(_ reader: MappingReader, taken: [String]) -> (text: String, node: Node)? {
        guard let (text, node) = reader.text("id", required: true) else { return nil }
        guard text.hasPrefix(module + "."), let pattern = Pattern("[a-z][a-z0-9-]{0,39}"),
            pattern.matches(String(text.dropFirst(module.count + 1)))
        else {
            report.add(.inspectorID(text, module: module), at: node)
            return nil
        }
        guard !taken.contains(text) else {
            report.add(.inspectorTwice(text), at: node)
            return nil
        }
        return (text, node)
    }

    private func program(_ reader: MappingReader) -> String? {
        guard let (path, node) = reader.text("run", required: true) else { return nil }
        guard let pattern = Pattern("bin/[A-Za-z0-9][A-Za-z0-9._-]{0,79}"), pattern.matches(path) else {
            report.add(.inspectorPath(path), at: node)
            return nil
        }
        if let folder, let problem = ProgramFile(path, in: folder).problem { report.add(problem, at: node) }
        return path
    }

    private func speaks(_ reader: MappingReader) -> Int? {
        guard let (text, node) = reader.text("protocol", required: true) else { return nil }
        guard let number = Int(text), InspectorLimits.protocols.contains(number) else {
            report.add(.inspectorProtocol(text), at: node)
            return nil
        }
        return number
    }

    private func timeout(_ reader: MappingReader) -> Int {
        amount("timeout", "s", InspectorLimits.timeoutSeconds, reader)
    }

    private func memory(_ reader: MappingReader) -> Int { amount("memory", "MB", InspectorLimits.memoryMiB, reader) }

    private func output(_ reader: MappingReader) -> Int { amount("output", "KB", InspectorLimits.outputKiB, reader) }

    /// A whole number and its unit, such as `5 s`; as usual when nothing is written.
    private func amount(
        _ key: String, _ unit: String, _ limit: (usual: Int, range: ClosedRange<Int>), _ reader: MappingReader
    ) -> Int {
        guard let (text, node) = reader.text(key) else { return limit.usual }
        let parts = text.split(separator: " ")
        if parts.count == 2, parts[1] == unit, let amount = Int(parts[0]), limit.range.contains(amount) {
            return amount
        }
        report.add(.inspectorLimit(key, text, limit.range, unit), at: node)
        return limit.usual
    }

    /// Reports every name in an `inspect:` list that is neither built in nor an inspector of this module.
    /// - Parameters:
    ///   - names: of one field, as `MappingReader.words` gives them.
    ///   - declared: what `inspectors:` declares, so that a mistake there is not told twice.
    func checkNames(_ names: [(text: String, node: Node)], declared: [String]) {
        let known = BuiltInCheck.allCases.map(\.rawValue) + declared
        for (name, node) in names where !known.contains(name) {
            report.add(.unknownInspector(name, near: NearMiss.of(name, among: known), known: known), at: node)
        }
    }

    /// Ids as they are written under `inspectors:`, right or wrong.
    static func declaredIDs(_ nodes: [Node]) -> [String] {
        nodes.compactMap { node in
            guard case .mapping(let mapping) = node else { return nil }
            return mapping.first { $0.key.scalar?.string == "id" }?.value.scalar?.string
        }
    }
}

extension Report {
    fileprivate func spot(of node: Node) -> Inspector.Spot {
        let width = node.scalar?.string.unicodeScalars.count ?? 1
        let place = error(
            .unreadable, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, width: width)
        return Inspector.Spot(
            file: place.file, line: place.line, column: place.column, width: place.width, source: place.source)
    }
}
