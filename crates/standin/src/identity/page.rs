//! The pages of the providers: whom to be, and the end.

use super::{
    people::Person,
    shape::{Level, Shape},
};

const STYLE: &str = "body{font:18px/1.5 system-ui,sans-serif;margin:0;background:#f3f1ec;color:#1d1b16}\
main{max-width:44rem;margin:0 auto;padding:1.5rem 1rem 3rem}\
header{background:#5d3fa8;color:#fff;padding:1rem}header p{max-width:44rem;margin:0 auto;font-weight:600}\
h1{font-size:1.6rem;margin:.2rem 0 1rem}.note{border-left:.4rem solid #5d3fa8;background:#fff;padding:.8rem 1rem;margin:0 0 1.5rem}\
fieldset{border:0;padding:0;margin:0 0 1.5rem}legend{font-weight:600;margin-bottom:.5rem}\
label{display:block;margin:.3rem 0}input{width:1.2rem;height:1.2rem;vertical-align:-.15rem;margin-right:.5rem}\
button{display:block;width:100%;text-align:left;font:inherit;background:#fff;border:1px solid #8d8576;border-radius:.4rem;padding:.8rem 1rem;margin:0 0 .6rem;cursor:pointer}\
button:hover,button:focus-visible{outline:3px solid #5d3fa8}button b{display:block}button span{color:#565045}\
.cancel{width:auto;background:none;text-decoration:underline;border:0;padding:.8rem 0;min-height:2.75rem}";

/// The page on which one chooses whom to be.
pub(super) fn choose(shape: Shape, request: &str, level: Level, people: &[Person]) -> String {
    let button = |person: &Person| {
        let number = escape(&person.id_number);
        let (name, about) = (escape(&person.name), escape(&person.about));
        format!(
            "<button name=person value=\"{number}\"><b>{name}</b><span>{number}. {about}</span></button>"
        )
    };
    let list = people.iter().map(button).collect::<Vec<_>>().concat();
    let [one, two] =
        [Level::One, Level::Two].map(|each| if each == level { " checked" } else { "" });
    let body = format!(
        "<h1>Đăng nhập bằng {title}</h1>\
<p class=note>Hệ thống đóng thế trên máy này: không phải {title} thật, và mọi người dưới đây đều không có thật.\
<br><span lang=en>A stand-in on this machine, not the real service; nobody below exists.</span></p>\
<form method=post action=\"../choose\"><input type=hidden name=request value=\"{request}\">\
<fieldset><legend>Xác thực thế nào?</legend>\
<label><input type=radio name=level value=1{one}>Mức 1: mật khẩu</label>\
<label><input type=radio name=level value=2{two}>Mức 2: mật khẩu và thẻ căn cước</label></fieldset>\
<fieldset><legend>Đăng nhập với tư cách</legend>{list}</fieldset>\
<button class=cancel name=person value=\"\">Không đăng nhập nữa</button></form>",
        title = shape.title(),
        request = escape(request),
    );
    page(shape, &body)
}

/// A page with a sentence.
pub(super) fn saying(shape: Shape, words: &str) -> String {
    page(shape, &format!("<h1>{}</h1><p>{}</p>", shape.title(), escape(words)))
}

fn page(shape: Shape, body: &str) -> String {
    let title = shape.title();
    format!(
        "<!doctype html><html lang=vi><meta charset=utf-8>\
<meta name=viewport content=\"width=device-width,initial-scale=1\"><title>{title}</title>\
<style>{STYLE}</style><header><p>{title} (đóng thế)</p></header><main>{body}</main></html>"
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
