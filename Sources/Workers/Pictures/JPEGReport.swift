import CJPEG
import Glibc
import Raster
import WorkerKit

extension cjpeg_report {
    /// What a failed call comes to; what is not the file's fault ends the process.
    var refusal: Refused {
        let text = withUnsafeBytes(of: message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        switch code {
        case 2: stop("libjpeg: no memory: \(text)")
        case 3: return .unsupported(found: "JPEG")
        case 4: return Refused("photo.tooManyScans", [("limit", .number(PictureLimits.scans))])
        case 5 where error == ENOSPC || error == EDQUOT: return .storageFull
        case 5: stop("libjpeg: errno \(error)")
        default:
            log("libjpeg: \(text)")
            return .damaged
        }
    }
}
