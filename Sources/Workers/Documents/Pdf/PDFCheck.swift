import CPDF
import Glibc
import WorkerKit

/// The check of a PDF: every dictionary of every object is looked at, then the pages are counted.
struct PDFCheck {
    let report: Report

    /// A page of the densest drawings has some thousands; and each takes time, be it there or not.
    private static let mostObjects = 500_000
    /// Objects between two looks at the memory, and how many bytes of it may be in use then.
    private static let batch = 1000
    private static let mostMemory = 320 << 20
    /// Seconds of processor time after which nothing is read a second time.
    private static let patience = 4

    func run(_ file: Bytes) {
        report.type = "pdf"
        expectOverflow()
        file.lend { start, count in
            var state = CPDF_DAMAGED
            guard let pdf = cpdf_open(start, count, &state) else {
                return report.refuse(state == CPDF_ENCRYPTED ? .encrypted : .pdfDamaged)
            }
            guard judgeAll(pdf) else { return report.refuse(.pdfDamaged) }
            PDFFacts(file: pdf, report: report).read()
        }
    }

    /// A file that makes qpdf run out of stack is damaged.
    private func expectOverflow() {
        let last = Report()
        last.type = "pdf"
        last.refuse(.pdfDamaged)
        let line = Array((last.answer.line + "\n").utf8CString)
        let kept = UnsafeMutableBufferPointer<CChar>.allocate(capacity: line.count)
        _ = kept.initialize(from: line)
        cpdf_expect_overflow(kept.baseAddress, line.count - 1)
    }

    /// - Returns: false when something could not be read.
    private func judgeAll(_ pdf: OpaquePointer) -> Bool {
        let visit = Visit(PDFPolicy(report: report), pdf)
        let isWhole = withExtendedLifetime(visit) { visit.withVisitor { visitAll(pdf, &$0) } }
        guard isWhole else { return false }
        PDFPolicy(report: report).judge(PDFValue(file: pdf, value: cpdf_trailer(pdf)))
        cpdf_forget(pdf)
        return true
    }

    private func visitAll(_ pdf: OpaquePointer, _ visitor: inout cpdf_visitor) -> Bool {
        var index = 0
        var isWhole = true
        while case let count = Int(cpdf_objects(pdf)), index < count {
            guard count <= Self.mostObjects else { return false }
            repeat {
                if !cpdf_visit(pdf, index, &visitor) { isWhole = false }
                index += 1
            } while index < count && (!index.isMultiple(of: Self.batch) || hasRoom)
            // Objects that a repair has found are listed before the repair is forgotten.
            guard cpdf_objects(pdf) >= 0, hasRoom || cpdf_renew(pdf) else { return false }
        }
        return isWhole && index > 0
    }
}

extension PDFCheck {
    private var hasRoom: Bool {
        cpdf_memory() < Self.mostMemory || clock() > Self.patience * Int(CLOCKS_PER_SEC)
    }
}

/// What C carries through to its callback.
private final class Visit {
    private let policy: PDFPolicy
    private let file: OpaquePointer

    init(_ policy: PDFPolicy, _ file: OpaquePointer) {
        self.policy = policy
        self.file = file
    }

    func withVisitor<Result>(_ body: (inout cpdf_visitor) -> Result) -> Result {
        let names: [UnsafePointer<CChar>?] = PDFPolicy.keys.map { key in
            UnsafeRawPointer(key.utf8Start).assumingMemoryBound(to: CChar.self)
        }
        return (names + [nil]).withUnsafeBufferPointer { keys in
            var visitor = cpdf_visitor(
                context: Unmanaged.passUnretained(self).toOpaque(),
                visit: { context, dictionary in Visit.from(context).judge(dictionary) }, keys: keys.baseAddress)
            return body(&visitor)
        }
    }

    private func judge(_ dictionary: cpdf_value) { policy.judge(PDFValue(file: file, value: dictionary)) }

    static func from(_ context: UnsafeMutableRawPointer?) -> Visit {
        guard let context else { stop("a PDF callback lost its context") }
        return Unmanaged<Visit>.fromOpaque(context).takeUnretainedValue()
    }
}
