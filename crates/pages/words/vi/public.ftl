# Trang công khai
