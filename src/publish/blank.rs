//! What stands at the place of a page while the page itself is not there yet, or about to go: a page
//! without links, so that it may come before and go after all other pages.

use crate::model::language::Language;

/// The blank page for a path, in the language that the path begins with.
pub(super) fn blank(path: &str) -> String {
    let language = path.split('/').next().and_then(Language::from_code).unwrap_or(Language::En);
    let (title, text) = words(language);
    format!(
        "<!doctype html><html lang=\"{}\" dir=\"{}\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title><p>{text}\n",
        language.tag(),
        language.direction(),
    )
}

/// Title and text. They are the publisher's and not the theme's: a theme that lacks them must not keep a
/// site from being whole.
fn words(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::Ar => (
            "الصفحة غير جاهزة بعد",
            "يجري نشر هذه الصفحة الآن. افتحها من جديد بعد دقيقة. إذا بقيت كما هي فقد توقف النشر، ويجب إعادته.",
        ),
        Language::Zh => {
            ("页面尚未就绪", "本页正在发布中，请过一分钟再打开。如果仍然如此，说明发布已中断，需要重新发布。")
        }
        Language::En => (
            "Not finished",
            "This page is being published. Open it again in a minute. If it stays as it is, publishing was stopped and \
             has to be done again.",
        ),
        Language::Fr => (
            "Page pas encore prête",
            "Cette page est en cours de publication. Rouvrez-la dans une minute. Si rien ne change, la publication a \
             été interrompue et doit être refaite.",
        ),
        Language::Ru => (
            "Страница ещё не готова",
            "Эта страница сейчас публикуется. Откройте её снова через минуту. Если ничего не изменится, публикация \
             была прервана и её нужно повторить.",
        ),
        Language::Es => (
            "Página aún no lista",
            "Esta página se está publicando. Vuelva a abrirla dentro de un minuto. Si sigue igual, la publicación se \
             interrumpió y hay que repetirla.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_in_the_language_of_its_path() {
        for (path, start, word) in [
            ("ar/a.html", "<html lang=\"ar\" dir=\"rtl\">", "النشر"),
            ("zh/practices/b.html", "<html lang=\"zh-Hans\" dir=\"ltr\">", "发布"),
            ("fr/a.html", "<html lang=\"fr\" dir=\"ltr\">", "publication"),
            ("index.html", "<html lang=\"en\" dir=\"ltr\">", "published"),
            ("french/a.html", "<html lang=\"en\" dir=\"ltr\">", "published"),
        ] {
            let page = blank(path);
            assert!(page.contains(start) && page.contains(word), "{path}: {page}");
            assert!(!page.contains("fieldbook build") && !page.contains("href"), "{path}: {page}");
        }
    }
}
