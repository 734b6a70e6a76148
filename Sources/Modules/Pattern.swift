/// What a whole answer must look like: a small language of regular expressions, run in time proportional to the length
/// of the answer whatever the pattern.
///
/// Characters, `.`, `\d \w \s`, `[a-z]`, `[^a-z]`, `( )`, `|`, `? * +`, `{2}`, `{2,}`, `{2,5}`; `\` before a sign means
/// the sign itself. Nothing looks back or around.
package struct Pattern: Sendable, Hashable {
    /// Characters of the longest pattern.
    package static let maximumLength = 200
    /// Characters of the longest answer that is looked at; a longer one never matches a field's pattern.
    package static let maximumAnswer = 1_000
    /// Instructions of the largest pattern once its repetitions are written out.
    private static let maximumProgram = 2_000

    /// As written in the manifest; also valid in the `pattern` attribute of HTML.
    package let source: String
    private let program: [Instruction]

    /// The pattern written as `source`, or nil when it is not of this language or grows too large.
    package init?(_ source: String) {
        guard source.count <= Self.maximumLength else { return nil }
        var parser = PatternParser(source)
        guard let tree = parser.parse() else { return nil }
        var program: [Instruction] = []
        guard Self.compile(tree, into: &program) else { return nil }
        program.append(.match)
        self.source = source
        self.program = program
    }

    /// True when the whole of `text` is as described.
    /// - Complexity: O(characters × instructions).
    package func matches(_ text: String) -> Bool {
        var current = Set<Int>()
        add(0, to: &current)
        for scalar in text.unicodeScalars {
            var next = Set<Int>()
            for position in current {
                if case .one(let characters) = program[position], characters.contains(scalar) {
                    add(position + 1, to: &next)
                }
            }
            if next.isEmpty { return false }
            current = next
        }
        return current.contains(program.count - 1)
    }

    private func add(_ start: Int, to positions: inout Set<Int>) {
        var waiting = [start]
        while let position = waiting.popLast() {
            guard positions.insert(position).inserted else { continue }
            if case .fork(let left, let right) = program[position] { waiting += [left, right] }
        }
    }

    private enum Instruction: Sendable, Hashable {
        case one(ScalarSet)
        case fork(Int, Int)
        case match
    }

    private static func compile(_ tree: PatternTree, into program: inout [Instruction]) -> Bool {
        guard program.count < maximumProgram else { return false }
        switch tree {
        case .characters(let characters):
            program.append(.one(characters))
        case .sequence(let parts):
            return parts.allSatisfy { compile($0, into: &program) }
        case .either(let left, let right):
            let fork = program.count
            program.append(.match)
            guard compile(left, into: &program) else { return false }
            let jump = program.count
            program.append(.match)
            program[fork] = .fork(fork + 1, program.count)
            guard compile(right, into: &program) else { return false }
            program[jump] = .fork(program.count, program.count)
        case .repeated(let part, let minimum, let maximum):
            return compile(part, minimum, maximum, into: &program)
        }
        return true
    }

    private static func compile(
        _ part: PatternTree, _ minimum: Int, _ maximum: Int?, into program: inout [Instruction]
    ) -> Bool {
        for _ in 0..<minimum {
            let start = program.count
            guard compile(part, into: &program) else { return false }
            if program.count == start { break }
        }
        let fork = program.count
        guard let maximum else {
            program.append(.match)
            guard compile(part, into: &program) else { return false }
            program.append(.fork(fork, fork))
            program[fork] = .fork(fork + 1, program.count)
            return true
        }
        var forks: [Int] = []
        for _ in minimum..<maximum {
            forks.append(program.count)
            program.append(.match)
            guard compile(part, into: &program) else { return false }
        }
        for fork in forks { program[fork] = .fork(fork + 1, program.count) }
        return true
    }
}

/// Ranges of scalars, or all but them.
struct ScalarSet: Sendable, Hashable {
    var ranges: [ClosedRange<UInt32>]
    var inverted = false

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        ranges.contains { $0.contains(scalar.value) } != inverted
    }

    static let any = ScalarSet(ranges: [0x0a...0x0a, 0x0d...0x0d], inverted: true)
    static let digits = ScalarSet(ranges: [0x30...0x39])
    static let words = ScalarSet(ranges: [0x30...0x39, 0x41...0x5a, 0x5f...0x5f, 0x61...0x7a])
    static let spaces = ScalarSet(ranges: [0x09...0x0d, 0x20...0x20, 0xa0...0xa0, 0x2009...0x2009, 0x202f...0x202f])
}

indirect enum PatternTree {
    case characters(ScalarSet)
    case sequence([PatternTree])
    case either(PatternTree, PatternTree)
    case repeated(PatternTree, Int, Int?)
}
