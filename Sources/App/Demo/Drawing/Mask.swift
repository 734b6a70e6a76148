import Foundation

/// How much of each pixel of a rectangle is covered, 0...1.
struct Mask {
    let left: Int
    let top: Int
    let width: Int
    let height: Int
    var values: [Float]

    /// Lines looked at in each row of pixels; along a line, coverage is exact.
    private static let lines = 4

    /// Nil when nothing of the path is in the picture.
    /// - Parameter margin: pixels around the path, for what will be blurred.
    init?(_ path: Path, pictureWidth: Int, pictureHeight: Int, margin: Int = 0) {
        let points = path.outlines.joined()
        guard let minX = points.map(\.x).min(), let maxX = points.map(\.x).max(),
            let minY = points.map(\.y).min(), let maxY = points.map(\.y).max()
        else { return nil }
        left = max(0, Int(minX.rounded(.down)) - margin)
        top = max(0, Int(minY.rounded(.down)) - margin)
        width = min(pictureWidth, Int(maxX.rounded(.up)) + margin) - left
        height = min(pictureHeight, Int(maxY.rounded(.up)) + margin) - top
        guard width > 0, height > 0 else { return nil }
        values = [Float](repeating: 0, count: width * height)
        cover(path)
    }

    private mutating func cover(_ path: Path) {
        var crossings = [[(x: Double, turn: Int)]](repeating: [], count: height * Self.lines)
        let step = 1 / Double(Self.lines)
        for outline in path.outlines {
            // Two outlines that overlap must not cancel each other: all go round the same way.
            let outline = Self.area(outline) < 0 ? outline.reversed() : outline
            for (start, end) in zip(outline, outline.dropFirst() + outline.prefix(1)) where start.y != end.y {
                let (upper, lower) = start.y < end.y ? (start, end) : (end, start)
                let first = max(0, Int(((upper.y - Double(top)) / step - 0.5).rounded(.up)))
                let last = min(crossings.count - 1, Int(((lower.y - Double(top)) / step - 0.5).rounded(.up)) - 1)
                guard first <= last else { continue }
                for line in first...last {
                    let y = Double(top) + (Double(line) + 0.5) * step
                    let x = upper.x + (lower.x - upper.x) * (y - upper.y) / (lower.y - upper.y)
                    crossings[line].append((x - Double(left), start.y < end.y ? 1 : -1))
                }
            }
        }
        for (line, found) in crossings.enumerated() where !found.isEmpty {
            var turns = 0
            var start = 0.0
            for crossing in found.sorted(by: { $0.x < $1.x }) {
                if turns == 0 { start = crossing.x }
                turns += crossing.turn
                if turns == 0 { add(start, crossing.x, row: line / Self.lines, Float(step)) }
            }
        }
    }

    private static func area(_ outline: [Point]) -> Double {
        zip(outline, outline.dropFirst() + outline.prefix(1)).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }
    }

    private mutating func add(_ from: Double, _ to: Double, row: Int, _ weight: Float) {
        let (from, to) = (max(0, from), min(Double(width), to))
        guard from < to else { return }
        let (first, last) = (Int(from), min(width - 1, Int(to)))
        let base = row * width
        if first == last {
            values[base + first] += Float(to - from) * weight
            return
        }
        values[base + first] += Float(Double(first + 1) - from) * weight
        for x in first + 1..<max(first + 1, last) { values[base + x] += weight }
        values[base + last] += Float(to - Double(last)) * weight
    }

    /// - Parameter radius: pixels; what is further away than twice that stays as it is.
    func blurred(_ radius: Int) -> Mask {
        var mask = self
        for _ in 0..<2 {
            mask.average(radius, lines: height, apart: width, length: width, step: 1)
            mask.average(radius, lines: width, apart: 1, length: height, step: width)
        }
        return mask
    }

    private mutating func average(_ radius: Int, lines: Int, apart: Int, length: Int, step: Int) {
        var line = [Float](repeating: 0, count: length)
        for index in 0..<lines {
            let base = index * apart
            for position in 0..<length { line[position] = values[base + position * step] }
            var sum: Float = 0
            for position in 0..<min(radius, length) { sum += line[position] }
            for position in 0..<length {
                if position + radius < length { sum += line[position + radius] }
                if position - radius - 1 >= 0 { sum -= line[position - radius - 1] }
                values[base + position * step] = sum / Float(2 * radius + 1)
            }
        }
    }
}
