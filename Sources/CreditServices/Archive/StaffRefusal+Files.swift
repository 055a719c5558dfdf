extension StaffRefusal {
    /// The bytes are no PDF, JPEG or PNG, or more than one thing at once.
    public static let fileNotAccepted = StaffRefusal(
        code: "file_not_accepted", ruleID: "HZ-Q16", sentence: "文件内容不是完整的 PDF、JPEG 或 PNG，请重新扫描后提交；格式按内容识别，与文件名无关。")

    /// More bytes than the settings allow.
    public static func fileTooLarge(maximumBytes: Int) -> StaffRefusal {
        StaffRefusal(
            code: "file_too_large", ruleID: "HZ-Q16",
            sentence: "单个文件不得超过\(maximumBytes / 1024) KiB，请降低扫描分辨率或分成几个文件提交。")
    }

    /// The disk is full; nothing was kept.
    public static let fileStoreFull = StaffRefusal(
        code: "file_store_full", ruleID: "HZ-Q16", sentence: "档案存储空间已满，本次未保存任何内容；请通知系统管理员后重新提交。")

    /// The store failed in another way; nothing was kept.
    public static let fileStoreFailed = StaffRefusal(
        code: "file_store_failed", ruleID: "HZ-Q16", sentence: "档案存储暂不可用，本次未办理；请稍后再试，并通知系统管理员。")

    /// As many files are on their way as may be held in memory.
    public static let fileTransfersBusy = StaffRefusal(
        code: "file_transfers_busy", ruleID: "HZ-Q16", sentence: "同时上传和下载的文件已达上限，本次未办理；请稍后再试。")

    /// What lies in the store is absent or not what was kept.
    public static let fileDamaged = StaffRefusal(
        code: "file_damaged", ruleID: "HZ-Q16", sentence: "该文件在存储中缺失或已被改动，不能提供；请通知系统管理员核查。")
}
