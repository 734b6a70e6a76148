import CJPEG
import Glibc
package import WorkerKit

/// Writes a JPEG whose rows come one by one: baseline, 4:2:0, no metadata.
package final class JPEGWriter {
    private let writer: OpaquePointer
    /// C keeps its address.
    private let report: UnsafeMutablePointer<cjpeg_report>

    /// - Throws: `Refused.storageFull`.
    package init(width: Int, height: Int, quality: Int, to output: Output) throws {
        report = .allocate(capacity: 1)
        report.initialize(to: cjpeg_report())
        let opened = cjpeg_open_writer(Int32(width), Int32(height), Int32(quality), output.descriptor, report)
        guard let opened else {
            let refused = Self.refusal(report.pointee)
            report.deallocate()
            throw refused
        }
        writer = opened
    }

    deinit {
        cjpeg_close_writer(writer)
        report.deallocate()
    }

    /// RGBA; alpha is ignored.
    /// - Throws: `Refused.storageFull`.
    package func push(_ row: UnsafePointer<UInt8>) throws {
        if cjpeg_write_row(writer, row) != 0 { throw Self.refusal(report.pointee) }
    }

    /// - Throws: `Refused.storageFull`.
    package func finish() throws {
        if cjpeg_finish_writing(writer) != 0 { throw Self.refusal(report.pointee) }
    }

    private static func refusal(_ report: cjpeg_report) -> Refused {
        if report.code == 5, report.error == ENOSPC || report.error == EDQUOT { return .storageFull }
        stop("JPEG encoder: code \(report.code), errno \(report.error)")
    }
}
