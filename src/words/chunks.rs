//! Texts for screens that are being loaded or could not be loaded.

use crate::browser::chunks::Fault;

/// Heading of a page that is not loaded yet, for screen readers.
pub const TO_COME: &str = "还没有载入的一页";
/// Message while it is loaded.
pub const COMING: &str = "正在载入…";
/// Button that tries again.
pub const AGAIN: &str = "再试一次";
/// Button that reloads the page.
pub const RELOAD: &str = "重新打开页面";

/// Why a screen could not be loaded, what is safe, and what to do.
pub fn failed(fault: Fault) -> &'static str {
    match fault {
        Fault::Absent => {
            "这个页面是发来填报用的，只带了清单、问题和交回，没有带这一项。这里的内容不受影响。要用这一项，请打开本单位的台账网址，或向发来页面的人要完整的 xiaohao.html。"
        }
        Fault::Unreachable => "连不上服务器，这一项没有载入。已经填写的内容都在，不受影响。请看看网络，再试一次。",
        Fault::Missing => {
            "服务器没有给出这一项的程序文件，没有载入。已经填写的内容都在，不受影响。请再试一次；仍然不行，请重新打开页面，或联系本单位信息化管理员：程序可能刚刚更新过，或没有放全。"
        }
        Fault::Damaged => {
            "这一项的程序文件已损坏，没有载入。已经填写的内容都在，不受影响。请再试一次；仍然不行，请联系本单位信息化管理员，重新放置程序文件。"
        }
        Fault::Stale => {
            "程序已经更新，和打开着的页面不是同一版，这一项没有载入。已经填写的内容都在，不受影响。请重新打开页面。"
        }
    }
}
