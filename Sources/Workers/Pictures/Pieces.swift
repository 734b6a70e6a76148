import WorkerKit

/// What of a file is kept, and what is put between, in order.
struct Pieces {
    private enum Piece {
        case file(Range<Int>)
        case made([UInt8])
    }

    private var pieces: [Piece] = []

    /// Neighbours in the file are written at once.
    mutating func keep(_ range: Range<Int>) {
        if case .file(let last) = pieces.last, last.upperBound == range.lowerBound {
            pieces[pieces.count - 1] = .file(last.lowerBound..<range.upperBound)
        } else {
            pieces.append(.file(range))
        }
    }

    mutating func add(_ bytes: [UInt8]) { pieces.append(.made(bytes)) }

    mutating func add(_ other: Pieces) {
        for piece in other.pieces {
            switch piece {
            case .file(let range): keep(range)
            case .made(let bytes): add(bytes)
            }
        }
    }

    var count: Int {
        pieces.reduce(0) { sum, piece in
            switch piece {
            case .file(let range): sum + range.count
            case .made(let bytes): sum + bytes.count
            }
        }
    }

    /// - Throws: `Refused.storageFull`.
    func write(_ file: Bytes, to output: Output) throws {
        for piece in pieces {
            switch piece {
            case .file(let range):
                try file.slice(range.lowerBound, range.count).lend { try output.write(.init(start: $0, count: $1)) }
            case .made(let bytes): try bytes.withUnsafeBytes { try output.write($0) }
            }
        }
    }
}
